package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileDescriptor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A million of whatever the program chooses: what is kept of them is bounded, and the sums are exact. */
class CapsTest {
    /** On a build server; a tenth elsewhere. */
    private static final int MILLION = "true".equals(System.getenv("CI")) ? 1_000_000 : 100_000;

    private static final int CAP = 100;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private long nanos;
    private final CallSites callSites =
            new CallSites(CallSites.Depth.FIRST, Integer.MAX_VALUE, CAP, () -> nanos, type -> type == CapsTest.class);
    private final Apps apps = new Apps("program", AppRules.none(), CAP, () -> nanos);
    private final Tracker tracker = new Tracker(apps, callSites, CAP, () -> nanos);

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private static InetSocketAddress address(int number) {
        try {
            byte[] bytes = {10, (byte) (number >> 16), (byte) (number >> 8), (byte) number};
            return new InetSocketAddress(InetAddress.getByAddress(bytes), 80);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void a_million_destinations_are_as_many_as_are_tracked_and_one_more() {
        FileDescriptor descriptor = new FileDescriptor();
        for (int i = 0; i < MILLION; i++) {
            tracker.opened(5, descriptor, Kind.CLIENT);
            tracker.connecting(5, descriptor, address(i));
            tracker.connected(5, descriptor, null);
            tracker.closing(5, descriptor);
        }

        assertThat(tracker.destinations()).hasSize(CAP + 1);
        assertThat(tracker.destinations().stream().mapToLong(Destination::connectedTotal))
                .satisfies(totals -> assertThat(
                                totals.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(MILLION));
        assertThat(tracker.destinations().stream().mapToLong(Destination::open).sum())
                .isZero();
        assertThat(apps.program().connectedTotal()).isEqualTo(MILLION);
    }

    @Test
    void connects_to_a_million_places_that_fail_are_as_many_rows_as_are_kept_and_one_more() {
        FileDescriptor descriptor = new FileDescriptor();
        Failure refused = Failure.of(new java.net.ConnectException("Connection refused"));
        for (int i = 0; i < MILLION; i++) {
            tracker.opened(5, descriptor, Kind.CLIENT);
            tracker.connecting(5, descriptor, address(i));
            tracker.connectFailed(5, descriptor, null, refused);
            tracker.closing(5, descriptor);
        }

        assertThat(tracker.failures()).hasSize(CAP + 1);
        assertThat(tracker.failures().stream().mapToLong(FailureRow::count).sum())
                .isEqualTo(MILLION);
        assertThat(tracker.destinations()).hasSizeLessThanOrEqualTo(CAP + 1);
    }

    /** Every one has another class loader, none of which is kept, and from the same line: a call site for each app that is. */
    @Test
    void a_million_apps_are_as_many_as_are_allowed_and_other_and_so_are_their_call_sites() {
        ClassLoader system = ClassLoader.getSystemClassLoader();
        FileDescriptor descriptor = new FileDescriptor();
        for (int i = 0; i < MILLION; i++) {
            Thread.currentThread().setContextClassLoader(new Named("app" + i, system));
            tracker.opened(5, descriptor, Kind.CLIENT);
            tracker.closing(5, descriptor);
        }

        assertThat(tracker.apps())
                .hasSizeLessThanOrEqualTo(CAP + 1)
                .anyMatch(app -> app.name().equals("other"));
        assertThat(tracker.apps().stream().mapToLong(App::openedTotal).sum()).isEqualTo(MILLION);
        assertThat(tracker.apps().stream().mapToLong(App::open).sum()).isZero();
        assertThat(tracker.callSites()).hasSizeLessThanOrEqualTo(CAP + 1);
        assertThat(tracker.callSites().stream().mapToLong(CallSite::openedTotal).sum())
                .isEqualTo(MILLION);
    }

    @Test
    void a_million_open_sockets_are_counted_kept_in_little_and_gone_when_they_are_closed() {
        List<FileDescriptor> descriptors = new ArrayList<>(MILLION);
        for (int i = 0; i < MILLION; i++) {
            descriptors.add(new FileDescriptor());
        }
        Tracker plain = Tracked.tracker(() -> nanos);
        long empty = heap();
        for (int i = 0; i < MILLION; i++) {
            plain.opened(i, descriptors.get(i), Kind.CLIENT);
        }
        long full = heap();
        plain.cleanUp();

        assertThat(plain.apps())
                .singleElement()
                .satisfies(app -> assertThat(app.open()).isEqualTo(MILLION));
        assertThat((full - empty) / MILLION).as("bytes for each").isLessThan(128);
        for (int i = 0; i < MILLION; i++) {
            plain.closing(i, descriptors.get(i));
        }
        plain.cleanUp();
        assertThat(plain.apps()).singleElement().satisfies(app -> {
            assertThat(app.open()).isZero();
            assertThat(app.closedTotal()).isEqualTo(MILLION);
        });
        assertThat((heap() - empty) / MILLION).as("bytes left for each").isLessThan(16);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** A class loader that loads nothing. */
    private static final class Named extends ClassLoader {
        Named(String name, ClassLoader parent) {
            super(name, parent);
        }
    }
}
