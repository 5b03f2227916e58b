package io.tcpheadroom.sample.scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All scenarios. To add one, write its class and list it here; its row in {@code docs/scenarios.md} is its {@link Story}. */
public final class Scenarios {
    public static final List<Scenario> ALL = List.of(
            new Steady(),
            new Leak(),
            new CloseWait(),
            new Backlog(),
            new Ports(),
            new Descriptors(),
            new Churn(),
            new Threads(),
            new Pool());

    private Scenarios() {}

    public static Optional<Scenario> named(String name) {
        return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }

    /** With commas. */
    public static String names() {
        return ALL.stream().map(Scenario::name).collect(Collectors.joining(", "));
    }
}
