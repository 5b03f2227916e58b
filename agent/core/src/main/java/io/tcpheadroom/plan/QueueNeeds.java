package io.tcpheadroom.plan;

import io.tcpheadroom.kernel.Capacity;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.SettingValue;

/** What waits to be accepted while the program pauses: the kernel's cap on it, and what each server asks for. */
final class QueueNeeds {
    private static final long STEP = 128;

    private QueueNeeds() {}

    static void add(Needs needs, Wish wish, Capacity capacity) {
        if (wish.incoming() == 0) {
            return;
        }
        long burst = wish.burst();
        long wanted = Needs.roundUp(burst, STEP);
        needs.atLeast(
                "Somaxconn",
                burst,
                wanted,
                wish.perSecond() + " connections a second arrive in a pause of " + wish.pauseSeconds() + " s: " + burst
                        + " wait to be accepted. It caps every backlog, at the time of listen",
                Sources.IP_SYSCTL);
        cookies(needs, capacity);
        ServerNeeds.add(needs, wish.incoming(), burst, wanted);
    }

    private static void cookies(Needs needs, Capacity capacity) {
        SettingValue cookies = capacity.setting("TcpSyncookies");
        needs.atLeast("TcpSyncookies", 1, "clients still get in while the SYN queue is full", Sources.IP_SYSCTL);
        SettingValue half = capacity.setting("TcpMaxSynBacklog");
        Figure present = half.figure();
        if (present.isNumber() && cookies.figure().isNumber()) {
            needs.enough(
                    Needs.place(half),
                    half.setting().name(),
                    Long.toString(present.value()),
                    "bounds nothing while tcp_syncookies is on",
                    Sources.IP_SYSCTL);
        }
    }
}
