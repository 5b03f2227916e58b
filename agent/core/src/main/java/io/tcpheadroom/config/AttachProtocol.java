package io.tcpheadroom.config;

/**
 * What a command and the agent in another JVM tell each other: one word or options there, and one line back, in a property
 * that the JVM keeps for its agents.
 */
public final class AttachProtocol {
    /** Instead of options: takes the agent out. */
    public static final String DETACH = "detach";

    /** Where the answer is. */
    public static final String PROPERTY = "tcp.headroom";

    private static final String RUNNING = "running, ";
    private static final String DETACHED = "detached";

    private AttachProtocol() {}

    public static String running() {
        return RUNNING + "version " + Version.current();
    }

    public static String runningAlready() {
        return running() + ", as before: options are for a new start, after a detach";
    }

    public static String didNotStart(Object why) {
        return "did not start: " + why;
    }

    public static String detached() {
        return DETACHED;
    }

    public static String wasNotAttached() {
        return "was not attached";
    }

    public static String didNotDetach(Object why) {
        return "did not detach wholly: " + why;
    }

    public static boolean isRunning(String answer) {
        return answer.startsWith(RUNNING);
    }

    public static boolean isDetached(String answer) {
        return answer.equals(DETACHED);
    }
}
