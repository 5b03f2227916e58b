package io.tcpheadroom.config;

import java.nio.file.Path;
import java.util.List;

/**
 * What a command and the agent in the target JVM send each other: the agent's options, or one word, to the agent; one line
 * back, in a property that the JVM keeps for its agents.
 */
public final class AttachProtocol {
    /** Sent in place of options: detach the agent. */
    public static final String DETACH = "detach";

    /** The property that holds the answer. */
    public static final String PROPERTY = "tcp.headroom";

    /**
     * How many descriptors must be free for a start, which opens about 13: if it ran out of them halfway, classes of the JDK
     * that fail at their first use would stay broken in that program.
     */
    public static final int DESCRIPTORS_TO_START = 32;

    private static final String RUNNING = "running, ";
    private static final String WARNINGS = "; ";
    private static final String DETACHED = "detached";

    private AttachProtocol() {}

    /** What the launcher is given: the jar whose agent is meant, for another version's may answer, and the options. */
    public static String argument(Path jar, String options) {
        return "@" + jar + "\n" + options;
    }

    /**
     * Of an agent that has just started.
     *
     * @param warnings about the options, each a line
     */
    public static String running(List<String> warnings) {
        StringBuilder answer = new StringBuilder(RUNNING).append("version ").append(Version.current());
        warnings.forEach(warning -> answer.append(WARNINGS).append(warning));
        return answer.toString();
    }

    /**
     * Of one that was there before.
     *
     * @param options that were given now
     */
    public static String alreadyRunning(String options) {
        String already = running(List.of()) + ", already running";
        return options.isEmpty() ? already : already + WARNINGS + "options ignored (detach first to change them)";
    }

    public static String notStarted(Object reason) {
        return "did not start: " + reason;
    }

    public static String detached() {
        return DETACHED;
    }

    public static String notAttached() {
        return "was not attached";
    }

    public static String notDetached(Object reason) {
        return "detached only partly: " + reason;
    }

    public static boolean isRunning(String answer) {
        return answer.startsWith(RUNNING);
    }

    /** Of an agent that runs: not in all as was asked for. */
    public static boolean hasWarnings(String answer) {
        return answer.contains(WARNINGS);
    }

    public static boolean isDetached(String answer) {
        return answer.equals(DETACHED);
    }
}
