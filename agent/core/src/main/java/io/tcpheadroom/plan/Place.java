package io.tcpheadroom.plan;

/** Where a line of a plan is set. */
public enum Place {
    /** A sysctl of which each network namespace has its own: sysctl.d, a container's sysctls, a pod's securityContext. */
    NAMESPACE,
    /** A sysctl of the whole host: only there, for a pod only on its node. */
    HOST,
    /** A limit of the process: a systemd unit, a container's ulimits. */
    PROCESS,
    /** An option of the JVM. */
    JVM,
    /** A setting of the server inside the program. */
    SERVER
}
