package io.tcpheadroom.plan;

/** Who says what the lines of a plan say. */
final class Sources {
    static final String IP_SYSCTL = "kernel documentation, networking/ip-sysctl.rst";
    static final String NET_SYSCTL = "kernel documentation, admin-guide/sysctl/net.rst";
    static final String FS_SYSCTL = "kernel documentation, admin-guide/sysctl/fs.rst";
    static final String CONNTRACK = "kernel documentation, networking/nf_conntrack-sysctl.rst";
    static final String EPOLL = "man 7 epoll";

    private Sources() {}
}
