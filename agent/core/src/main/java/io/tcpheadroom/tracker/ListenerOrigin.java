package io.tcpheadroom.tracker;

import java.lang.StackWalker.StackFrame;
import java.util.List;

/** Whose a listener is: the program's own, or one through which the JVM is managed. */
public enum ListenerOrigin {
    /** The program called listen, or a library of it. */
    PROGRAM,
    /** A connector of JMX, the JVM's own or one that the program has started. */
    JMX,
    /** Nobody saw it begin to listen. */
    UNKNOWN;

    private static final StackWalker STACK = StackWalker.getInstance();
    private static final List<String> OF_JMX =
            List.of("javax.management.remote.", "jdk.internal.agent.", "sun.management.", "com.sun.jmx.");

    /**
     * Of the call of listen in which the current thread is. A program's own remote objects listen through RMI too: it is what starts
     * RMI that tells. Some microseconds, once in a listener's life.
     */
    static ListenerOrigin ofCurrentCall() {
        return STACK.walk(frames -> frames.anyMatch(ListenerOrigin::isOfJmx)) ? JMX : PROGRAM;
    }

    private static boolean isOfJmx(StackFrame frame) {
        String type = frame.getClassName();
        for (String start : OF_JMX) {
            if (type.startsWith(start)) {
                return true;
            }
        }
        return false;
    }
}
