package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.Status;
import java.util.stream.Stream;

/**
 * One thing that can be wrong: when it is found, its evidence with numbers, and the remedy for this machine. It has no state, and goes by
 * the snapshot alone. A setting by itself is no finding: something must suffer from it, or be about to.
 */
abstract class Rule {
    /** After ten minutes without a further one, what is found by a total that only grows ends as a finding. */
    static final double QUIET_SECONDS = History.LONGEST_SECONDS;

    /** What comes and goes is found for five minutes after it was seen. */
    static final double LATELY_SECONDS = 300;

    private final String name;
    private final String why;

    /**
     * A rule.
     *
     * @param name as in {@code docs/findings.md}
     * @param why it matters, in one or two sentences
     */
    Rule(String name, String why) {
        this.name = name;
        this.why = why;
    }

    final String name() {
        return name;
    }

    final String why() {
        return why;
    }

    abstract Stream<FindingData> findings(Snapshot snapshot);

    /** A limit is all but reached, or the numbers cannot be relied on: act now. */
    final FindingData critical(String subject, String problem, String evidence, String remedy) {
        return finding(Status.CRITICAL, subject, problem, evidence, remedy);
    }

    /** It can wait until morning. */
    final FindingData warning(String subject, String problem, String evidence, String remedy) {
        return finding(Status.WARN, subject, problem, evidence, remedy);
    }

    /** Every text is one line, whatever an exception's message may hold. */
    final FindingData finding(Status severity, String subject, String problem, String evidence, String remedy) {
        return new FindingData(
                severity.name(), line(subject), line(problem), line(evidence), why, line(remedy), name, null);
    }

    private static String line(String text) {
        return text.trim().replaceAll("\\s*\\R\\s*", " ");
    }
}
