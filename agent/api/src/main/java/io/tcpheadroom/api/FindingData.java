package io.tcpheadroom.api;

import javax.management.ConstructorParameters;

/**
 * Something that is wrong: what, the evidence, and the remedy. A getter class, because MXBeans of JDK 17 do not map
 * records.
 */
public final class FindingData {
    private final String severity;
    private final String subject;
    private final String problem;
    private final String evidence;
    private final String remedy;

    /**
     * Made by the agent, and by JMX at the client.
     *
     * @param severity see {@link #getSeverity()}
     * @param subject see {@link #getSubject()}
     * @param problem see {@link #getProblem()}
     * @param evidence see {@link #getEvidence()}
     * @param remedy see {@link #getRemedy()}
     */
    @ConstructorParameters({"severity", "subject", "problem", "evidence", "remedy"})
    public FindingData(String severity, String subject, String problem, String evidence, String remedy) {
        this.severity = severity;
        this.subject = subject;
        this.problem = problem;
        this.evidence = evidence;
        this.remedy = remedy;
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

    /** {@return what to do about it} */
    public String getRemedy() {
        return remedy;
    }

    @Override
    public String toString() {
        return severity + " " + subject + ": " + problem + ". Evidence: " + evidence + ". Remedy: " + remedy;
    }
}
