package io.tcpheadroom.api;

import java.time.Instant;
import java.util.Date;
import javax.management.ConstructorParameters;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong: what, since when, the evidence, why it matters, and the remedy. A getter class, because MXBeans of JDK 17 do
 * not map records; its time is a {@link Date}, the only one that they map.
 */
public final class FindingData {
    private final String severity;
    private final String subject;
    private final String problem;
    private final String evidence;
    private final String why;
    private final String remedy;
    private final String rule;
    private final @Nullable Instant since;
    private final String key;

    /**
     * Made by the agent, and by JMX at the client.
     *
     * @param severity see {@link #getSeverity()}
     * @param subject see {@link #getSubject()}
     * @param problem see {@link #getProblem()}
     * @param evidence see {@link #getEvidence()}
     * @param why see {@link #getWhy()}
     * @param remedy see {@link #getRemedy()}
     * @param rule see {@link #getRule()}
     * @param since see {@link #getSince()}
     */
    @ConstructorParameters({"severity", "subject", "problem", "evidence", "why", "remedy", "rule", "since"})
    public FindingData(
            String severity,
            String subject,
            String problem,
            String evidence,
            String why,
            String remedy,
            String rule,
            @Nullable Date since) {
        this(
                severity,
                subject,
                problem,
                evidence,
                why,
                remedy,
                rule,
                since == null ? null : since.toInstant(),
                rule + " of " + subject);
    }

    private FindingData(
            String severity,
            String subject,
            String problem,
            String evidence,
            String why,
            String remedy,
            String rule,
            @Nullable Instant since,
            String key) {
        this.severity = severity;
        this.subject = subject;
        this.problem = problem;
        this.evidence = evidence;
        this.why = why;
        this.remedy = remedy;
        this.rule = rule;
        this.since = since;
        this.key = key;
    }

    /**
     * {@return the same, held since then}
     *
     * @param first when it was first seen
     */
    public FindingData heldSince(Date first) {
        return new FindingData(severity, subject, problem, evidence, why, remedy, rule, first.toInstant(), key);
    }

    /**
     * {@return the same, told from others that its rule finds of its subject}
     *
     * @param particular what it is about beside its subject, such as a far end: nothing that changes while it holds
     */
    public FindingData about(String particular) {
        return new FindingData(
                severity, subject, problem, evidence, why, remedy, rule, since, key + " about " + particular);
    }

    /** {@return what stays the same while it holds, whatever its severity and its texts: for the agent alone, JMX does not show it} */
    public String key() {
        return key;
    }

    /** {@return CRITICAL or WARN} */
    public String getSeverity() {
        return severity;
    }

    /** {@return what it is about: {@code resource process-fds}, {@code app shop}, {@code hook close}} */
    public String getSubject() {
        return subject;
    }

    /** {@return what is wrong, in one sentence} */
    public String getProblem() {
        return problem;
    }

    /** {@return the numbers or the message that show it} */
    public String getEvidence() {
        return evidence;
    }

    /** {@return why it matters, in one or two sentences} */
    public String getWhy() {
        return why;
    }

    /** {@return what to do about it} */
    public String getRemedy() {
        return remedy;
    }

    /** {@return the name of the rule that found it, as in {@code docs/findings.md}} */
    public String getRule() {
        return rule;
    }

    /**
     * {@return when it was first seen; it has held without a gap since then, whatever its severity and its numbers were. Null only
     * before it is shown}
     */
    public @Nullable Date getSince() {
        return since == null ? null : Date.from(since);
    }

    @Override
    public String toString() {
        return severity + " " + subject + ": " + problem + ". Evidence: " + evidence + ". Remedy: " + remedy;
    }
}
