package io.tcpheadroom.it;

/** What classes of tests share, and lock while they need it for themselves. */
final class Shared {
    /** Limits of {@link OtherUser}, which a test fills or counts against. */
    static final String OTHER_USER = "limits of the other user";

    /** What the kernel counts for the whole host: a test may compare it, or make it run. */
    static final String HOST_COUNTERS = "counters of the host";

    private Shared() {}
}
