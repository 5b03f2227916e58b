package io.tcpheadroom.advice;

/** How a kernel setting is changed, for good. */
final class Sysctl {
    private static final String FILE = "/etc/sysctl.d/90-tcp-headroom.conf";

    private Sysctl() {}

    /** One that the host alone has. */
    static String ofHost(String name, Object value) {
        return "write `" + name + " = " + value + "` to " + FILE + " of the host and run `sysctl --system`";
    }

    /** One that each network namespace has of its own. */
    static String ofNetwork(String name, Object value) {
        return "write `" + name + " = " + value + "` to " + FILE
                + " and run `sysctl --system`; in a container of its own network " + "`--sysctl " + name + "=\"" + value
                + "\"` (Docker) or securityContext.sysctls of the pod (Kubernetes)";
    }

    /** As the beginning of a sentence. */
    static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
