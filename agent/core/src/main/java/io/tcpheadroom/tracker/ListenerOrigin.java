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
    /** What starts a connector: the JVM's own, one of RMI, one of JMXMP. */
    private static final List<String> STARTS_CONNECTOR = List.of(
            "jdk.internal.agent.",
            "sun.management.jmxremote.",
            "javax.management.remote.rmi.RMIConnectorServer",
            "javax.management.remote.rmi.RMIJRMPServerImpl",
            "javax.management.remote.generic.GenericConnectorServer",
            "javax.management.remote.jmxmp.JMXMPConnectorServer");

    /** What calls the program's MBeans, locally or from a connector. */
    private static final List<String> CALLS_MBEAN = List.of("com.sun.jmx.interceptor.", "com.sun.jmx.mbeanserver.");

    /**
     * Of the call of listen in which the current thread is. A program's own remote objects listen through RMI too, and an operation
     * of its MBeans may start a server of its own: the nearest frame that starts a connector or calls an MBean tells. Some
     * microseconds, once in a listener's life.
     */
    static ListenerOrigin ofCurrentCall() {
        return STACK.walk(frames -> frames.map(StackFrame::getClassName)
                        .filter(type -> isOf(STARTS_CONNECTOR, type) || isOf(CALLS_MBEAN, type))
                        .findFirst()
                        .filter(type -> isOf(STARTS_CONNECTOR, type))
                        .isPresent())
                ? JMX
                : PROGRAM;
    }

    private static boolean isOf(List<String> starts, String type) {
        for (String start : starts) {
            if (type.startsWith(start)) {
                return true;
            }
        }
        return false;
    }
}
