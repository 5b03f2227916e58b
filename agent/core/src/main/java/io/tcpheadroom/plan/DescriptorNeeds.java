package io.tcpheadroom.plan;

import io.tcpheadroom.kernel.Capacity;
import io.tcpheadroom.kernel.Figure;

/** Descriptors: one for each connection, or as many as were measured; of the process, of the host, of selectors. */
final class DescriptorNeeds {
    /** Jars, logs, selectors, listeners, and room to open a file while all connections are there. */
    private static final long BESIDE = 1_024;

    private static final long STEP = 1_024;

    private DescriptorNeeds() {}

    static void add(Needs needs, Wish wish, Capacity capacity, Costs costs) {
        Double cost = costs.perConnection("process-fds");
        long used = cost == null
                ? wish.connections()
                : Math.max(wish.connections(), (long) Math.ceil(cost * Math.max(wish.incoming(), wish.outgoing())));
        long wanted = Needs.roundUp(used + BESIDE, STEP);
        needs.atLeast(
                Place.PROCESS,
                "LimitNOFILE",
                capacity.openFiles(),
                used + BESIDE,
                wanted,
                (cost == null || used == wish.connections()
                                ? "one descriptor for each connection"
                                : "measured here: " + Costs.text(cost) + " descriptors for each connection")
                        + ", and " + BESIDE + " for files, selectors and listeners",
                "man 2 getrlimit, RLIMIT_NOFILE; man 5 systemd.exec");
        needs.atLeast("NrOpen", wanted, "the ceiling of LimitNOFILE", Sources.FS_SYSCTL);
        hostFiles(needs, capacity, wanted);
        needs.atLeast(
                "EpollMaxUserWatches",
                wish.connections(),
                Needs.withMargin(wish.connections(), STEP),
                "each connection is registered with a selector, and all selectors of a user count together",
                Sources.EPOLL);
        needs.enough(
                Place.JVM,
                "-XX:+MaxFDLimit",
                "on (default)",
                "the JVM raises its soft limit to the hard one by itself; -XX:-MaxFDLimit would keep it from that",
                "JDK, os_linux.cpp");
    }

    private static void hostFiles(Needs needs, Capacity capacity, long wanted) {
        Figure used = capacity.hostFiles();
        long needed = wanted + (used.isNumber() ? used.value() : 0);
        needs.atLeast(
                "FileMax",
                needed,
                Needs.withMargin(needed, STEP),
                "all processes of the host together; "
                        + (used.isNumber() ? used.value() + " are open now" : "how many are open now is unknown"),
                Sources.FS_SYSCTL);
    }
}
