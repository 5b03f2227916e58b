package io.tcpheadroom.jconsole.model;

import io.tcpheadroom.api.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Something that the agent found wrong. An older agent does not say why it matters nor since when it is so: then these are empty. */
public final class Finding {
    /** As the attribute {@code Findings} has them, a line each, for whoever may read attributes alone. */
    private static final Pattern LINE =
            Pattern.compile("(CRITICAL|WARN) (.+?): (.+?)\\. Evidence: (.+?)(?:\\. Why: (.+?))?(?:\\. Remedy: (.+))?");

    private static final String RESOURCE = "resource ";

    /** A resource's title, with which the finding begins that it is near its limit. An older agent has no verb there. */
    private static final Pattern NEAR_LIMIT = Pattern.compile("^.+?(?=(?: is at| are at|:) (?:WARN|CRITICAL)\\b)");

    private final Status severity;
    private final String subject;
    private final String problem;
    private final String evidence;
    private final String why;
    private final String remedy;
    private final @Nullable Instant since;

    private Finding(
            String severity,
            String subject,
            String problem,
            String evidence,
            String why,
            String remedy,
            @Nullable Instant since) {
        this.severity = severity.equals("CRITICAL") ? Status.CRITICAL : Status.WARN;
        this.subject = subject;
        this.problem = problem;
        this.evidence = evidence;
        this.why = why;
        this.remedy = remedy;
        this.since = since;
    }

    static Finding of(Row row) {
        return new Finding(
                row.textOrEmpty("severity"),
                row.textOrEmpty("subject"),
                row.textOrEmpty("problem"),
                row.textOrEmpty("evidence"),
                row.textOrEmpty("why"),
                row.textOrEmpty("remedy"),
                row.time("since"));
    }

    /** A line that is no finding of the form that this plugin knows is left out. */
    static List<Finding> parse(String lines) {
        return lines.lines().map(Finding::line).flatMap(Optional::stream).collect(Collectors.toUnmodifiableList());
    }

    private static Optional<Finding> line(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new Finding(
                        matcher.group(1),
                        matcher.group(2),
                        matcher.group(3),
                        matcher.group(4),
                        orEmpty(matcher.group(5)),
                        orEmpty(matcher.group(6)),
                        null))
                : Optional.empty();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The same finding may come with other evidence at each sample, and become worse. */
    Object key() {
        return List.of(subject, problem.replace(severity.name(), ""));
    }

    public Status severity() {
        return severity;
    }

    public String subject() {
        return subject;
    }

    public String problem() {
        return problem;
    }

    public String evidence() {
        return evidence;
    }

    public String why() {
        return why;
    }

    public String remedy() {
        return remedy;
    }

    @Nullable
    Instant since() {
        return since;
    }

    /** What it speaks of, and the tab shows. */
    public List<Target> targets() {
        return Targets.of(this);
    }

    /** As a sentence: "App shop: sockets were dropped without a close", "File descriptors (process-fds) are at WARN". */
    public String sentence() {
        Matcher near = NEAR_LIMIT.matcher(problem);
        if (subject.startsWith(RESOURCE) && near.find()) {
            return near.group() + " (" + subject.substring(RESOURCE.length()) + ")" + problem.substring(near.end());
        }
        return subject.isEmpty()
                ? problem
                : Character.toUpperCase(subject.charAt(0)) + subject.substring(1) + ": " + problem;
    }

    /** About this agent itself, and not about the program. */
    boolean isAboutTheAgent() {
        return subject.startsWith("hook");
    }
}
