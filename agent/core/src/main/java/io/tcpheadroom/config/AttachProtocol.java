package io.tcpheadroom.config;

/**
 * What a command and the agent in the target JVM send each other: the agent's options, or one word, to the agent; one line
 * back, in a property that the JVM keeps for its agents.
 */
public final class AttachProtocol {
    /** Sent in place of options: detach the agent. */
    public static final String DETACH = "detach";

    /** The property that holds the answer. */
    public static final String PROPERTY = "tcp.headroom";

    private static final String RUNNING = "running, ";
    private static final String DETACHED = "detached";

    private AttachProtocol() {}

    public static String running() {
        return RUNNING + "version " + Version.current();
    }

    public static String alreadyRunning() {
        return running() + ", already running; options ignored (detach first to change them)";
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

    public static boolean isDetached(String answer) {
        return answer.equals(DETACHED);
    }
}
