package io.tcpheadroom.benchmarks;

import io.tcpheadroom.tracker.AppRules;
import io.tcpheadroom.tracker.Apps;
import io.tcpheadroom.tracker.CallSites;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.Tracker;
import java.io.FileDescriptor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;

/**
 * The heap that the tracker keeps for an open, connected socket, as the collector leaves it. A call site is interned: it
 * costs a socket the field that is there anyway.
 */
public final class HeapPerSocket {
    private static final int SOCKETS = 500_000;

    private HeapPerSocket() {}

    public static void main(String[] arguments) throws Exception {
        FileDescriptor[] descriptors = new FileDescriptor[SOCKETS];
        for (int i = 0; i < SOCKETS; i++) {
            descriptors[i] = new FileDescriptor();
        }
        Tracker tracker = new Tracker(new Apps("program", AppRules.none(), 100), CallSites.off(), 10_000);
        InetSocketAddress to = new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080);
        long before = used();
        for (int i = 0; i < SOCKETS; i++) {
            tracker.opened(i, descriptors[i], Kind.CLIENT);
            tracker.connected(i, to);
        }
        long after = used();
        System.out.printf(
                Locale.ROOT,
                "sockets %d%nbytes %.1f%n",
                tracker.apps().iterator().next().open(),
                (after - before) / (double) SOCKETS);
        if (descriptors[0] == null) {
            throw new AssertionError(); // they have to outlive the measurement
        }
    }

    private static long used() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(100);
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
