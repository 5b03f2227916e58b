package io.tcpheadroom.sample.scenario;

/**
 * What a scenario does and what is then said of it, in sentences; they are printed at its start and stand in {@code docs/scenarios.md}.
 *
 * @param trouble what happens
 * @param rule the finding to wait for, by its rule; empty where there is to be none
 * @param tab where the jconsole tab shows it
 * @param check what the command {@code check} prints, and its exit code
 * @param alert which alert fires, and when
 */
public record Story(String trouble, String rule, String tab, String check, String alert) {}
