package io.tcpheadroom.advice;

/** Something that is wrong: what, the evidence, and the remedy. Immutable; every text is one line. */
public final class Finding {
    /** How bad it is, the worst first. */
    public enum Severity {
        /** A limit is all but reached, or the numbers cannot be relied on: act now. */
        CRITICAL,
        /** It can wait until morning. */
        WARN
    }

    private final Severity severity;
    private final String subject;
    private final String problem;
    private final String evidence;
    private final String remedy;

    Finding(Severity severity, String subject, String problem, String evidence, String remedy) {
        this.severity = severity;
        this.subject = line(subject);
        this.problem = line(problem);
        this.evidence = line(evidence);
        this.remedy = line(remedy);
    }

    /** An exception's message may have several. */
    private static String line(String text) {
        return text.trim().replaceAll("\\s*\\R\\s*", " ");
    }

    public Severity severity() {
        return severity;
    }

    /** What it is about: {@code resource process-fds}, {@code app shop}, {@code hook close}. */
    public String subject() {
        return subject;
    }

    /** What is wrong, in one sentence. */
    public String problem() {
        return problem;
    }

    /** The numbers or the message that show it. */
    public String evidence() {
        return evidence;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }

    @Override
    public String toString() {
        return severity + " " + subject + ": " + problem + ". Evidence: " + evidence + ". Remedy: " + remedy;
    }
}
