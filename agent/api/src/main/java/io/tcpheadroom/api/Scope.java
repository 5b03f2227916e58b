package io.tcpheadroom.api;

/** Whom a limit is shared with. A percentage is only shown where used and limit have the same scope. */
public enum Scope {
    /** This process alone. */
    PROCESS,
    /** All processes of one user of the host. */
    USER,
    /** The network namespace: a container, usually. */
    NETNS,
    /** The PID namespace: a container, usually. */
    PIDNS,
    /** One value for the whole kernel. */
    HOST,
    /** The control group that this process is in, and those above it. */
    CGROUP,
    /** One processor. */
    CPU,
    /** One network interface. */
    INTERFACE,
    /** One listening socket. */
    LISTENER,
    /** One remote address and port, seen from one local address. */
    DESTINATION
}
