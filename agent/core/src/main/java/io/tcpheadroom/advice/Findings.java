package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.Status;

/** Makes findings of what a rule found: every text is one line, whatever an exception's message may hold. */
final class Findings {
    /** After ten minutes without a further one, what is found by a total that only grows ends as a finding. */
    static final double QUIET_SECONDS = History.LONGEST_SECONDS;

    private Findings() {}

    /** A limit is all but reached, or the numbers cannot be relied on: act now. */
    static FindingData critical(String subject, String problem, String evidence, String remedy) {
        return of(Status.CRITICAL, subject, problem, evidence, remedy);
    }

    /** It can wait until morning. */
    static FindingData warning(String subject, String problem, String evidence, String remedy) {
        return of(Status.WARN, subject, problem, evidence, remedy);
    }

    static FindingData of(Status severity, String subject, String problem, String evidence, String remedy) {
        return new FindingData(severity.name(), line(subject), line(problem), line(evidence), line(remedy));
    }

    private static String line(String text) {
        return text.trim().replaceAll("\\s*\\R\\s*", " ");
    }
}
