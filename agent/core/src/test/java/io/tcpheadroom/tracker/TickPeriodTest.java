package io.tcpheadroom.tracker;

import static io.tcpheadroom.tracker.DestinationsTest.address;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileDescriptor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tracker promises in seconds holds at every {@code sample.seconds}: at 0.1, at 1 and at 60. */
class TickPeriodTest {
    private static final int FD = 5;
    private static final int STEP_MILLIS = 20;
    private static final int MINUTE = 60_000;

    private final FileDescriptor descriptor = new FileDescriptor();
    private long millis;
    private final Apps apps = new Apps("program", AppRules.none(), 10);
    private final CallSites callSites =
            new CallSites(CallSites.Depth.FIRST, 20, 10, () -> millis * 1_000_000, type -> true);
    private final Tracker tracker = new Tracker(apps, callSites, 10, () -> millis * 1_000_000);

    /** Goes on in steps of 20 ms, with a tick at each period. */
    private void passMillis(long duration, long period, Runnable everyStep) {
        for (long end = millis + duration; millis < end; ) {
            millis += STEP_MILLIS;
            everyStep.run();
            if (millis % period == 0) {
                tracker.cleanUp();
            }
        }
    }

    private void openAndClose() {
        tracker.opened(FD, descriptor, Kind.CLIENT);
        tracker.closing(FD);
    }

    private long walks() {
        return tracker.callSites().stream().mapToLong(CallSite::openedTotal).sum();
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 1_000, 60_000})
    void call_sites_per_second_holds_in_every_second(long period) {
        passMillis(1_000 - STEP_MILLIS, period, this::openAndClose);
        for (int second = 1; second <= 180; second++) {
            long before = walks();
            passMillis(1_000, period, this::openAndClose);
            assertThat(walks() - before).isEqualTo(20);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 1_000, 60_000})
    void an_idle_destination_stays_for_a_minute_and_is_gone_after_two(long period) {
        passMillis(MINUTE, period, () -> {});
        tracker.opened(FD, descriptor, Kind.CLIENT);
        tracker.connected(FD, address(80));
        tracker.closing(FD);

        passMillis(MINUTE, period, () -> {});
        assertThat(tracker.destinations()).hasSize(2);
        passMillis(MINUTE, period, () -> {});
        assertThat(tracker.destinations())
                .singleElement()
                .satisfies(others -> assertThat(others.connectedTotal()).isEqualTo(1));

        tracker.opened(FD, descriptor, Kind.CLIENT);
        tracker.connected(FD, address(80));
        assertThat(tracker.destinations()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 1_000, 60_000})
    void a_socket_that_the_collector_closes_within_a_second_is_never_a_leak(long period) {
        passMillis(MINUTE - 200, period, () -> {});
        openAndDrop();
        passMillis(900, period, () -> {});
        tracker.closing(FD);
        passMillis(2 * MINUTE, period, () -> {});

        assertThat(apps.program().leakedTotal()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 1_000, 60_000})
    void a_leak_is_counted_by_the_second_tick_that_is_a_second_after_it(long period) {
        passMillis(MINUTE - 200, period, () -> {});
        openAndDrop();
        passMillis(1_000, period, () -> {});
        assertThat(apps.program().leakedTotal()).isZero();

        passMillis(Math.max(1_200, 2 * period), period, () -> {});
        assertThat(apps.program().leakedTotal()).isEqualTo(1);
    }

    /** Does what the collector does to the record of an unreachable descriptor. */
    private void openAndDrop() {
        tracker.opened(FD, new FileDescriptor(), Kind.CLIENT);
        assertThat(tracker.slots.get(FD).enqueue()).isTrue();
    }
}
