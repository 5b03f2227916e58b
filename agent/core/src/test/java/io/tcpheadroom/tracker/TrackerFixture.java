package io.tcpheadroom.tracker;

import static io.tcpheadroom.tracker.DestinationsTest.address;

import java.io.FileDescriptor;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;

/** A tracker to tell events to, numbers and descriptors to tell them of, and the counts that they come to. */
abstract class TrackerFixture {
    static final int FD = 5;
    static final int LISTENER = 6;
    static final InetSocketAddress SERVER = address(80);

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    final FileDescriptor descriptor = new FileDescriptor();
    final FileDescriptor another = new FileDescriptor();
    private long nanos;
    final Tracker tracker = new Tracker(new Apps("program", AppRules.none(), 10), CallSites.off(), 10, () -> nanos);

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    void pass(long millis) {
        nanos += millis * 1_000_000;
    }

    static void as(String app) {
        Thread.currentThread().setContextClassLoader(FakeLoader.named(app, ClassLoader.getSystemClassLoader()));
    }

    App app(String name) {
        return tracker.apps().stream()
                .filter(app -> app.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Destination server() {
        return tracker.destinations().stream()
                .filter(destination -> SERVER.equals(destination.address()))
                .findFirst()
                .orElseThrow();
    }

    String counts() {
        return counts("program");
    }

    /** What is not 0, by name. */
    String counts(String name) {
        App app = app(name);
        Map<String, Long> counts = new TreeMap<>();
        for (Kind kind : Kind.values()) {
            counts.put(kind.name(), app.open(kind));
        }
        counts.put("open", app.open());
        counts.put("opened", app.openedTotal());
        counts.put("closed", app.closedTotal());
        counts.put("accepted", app.acceptedTotal());
        counts.put("connected", app.connectedTotal());
        counts.put("failed", app.failedTotals(FailedOperation.CONNECT).sum());
        counts.put("reclaimed", app.reclaimedTotal());
        counts.put("leaked", app.leakedTotal());
        counts.values().removeIf(count -> count == 0);
        return counts.toString();
    }

    String serverCounts() {
        return server().open() + " open, " + server().connectedTotal() + " connected, " + server().connectFailedTotal()
                + " failed";
    }
}
