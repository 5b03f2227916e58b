package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.testing.Garbage;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DestinationsTest {

    private final App program = new App("program");
    private final App shop = new App("shop");
    private long nanos;
    private final Destinations destinations = new Destinations(2, program, () -> nanos);

    static InetSocketAddress address(int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {10, 0, 0, 1}), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private void evictIdleAfter(long seconds) {
        nanos += seconds * 1_000_000_000;
        destinations.evictIdle();
    }

    @Test
    void a_retired_destination_takes_nobody_and_stays_at_zero() {
        Destination destination = new Destination(address(80), program);

        assertThat(destination.retire()).isTrue();
        assertThat(destination.retire()).isFalse();
        assertThat(destination.acquire(program)).isFalse();
        assertThat(destination.open()).isZero();
    }

    @Test
    void a_destination_that_a_socket_holds_cannot_be_retired() {
        Destination destination = new Destination(address(80), program);
        assertThat(destination.acquire(program)).isTrue();
        assertThat(destination.retire()).isFalse();

        destination.release(program);
        assertThat(destination.open()).isZero();
        assertThat(destination.retire()).isTrue();
    }

    @Test
    void who_meets_a_retired_destination_makes_a_new_one_and_not_a_row_beyond_the_cap() {
        Destination old = destinations.acquire(address(80), shop);
        destinations.acquire(address(81), shop);
        old.release(shop);
        assertThat(old.retire()).isTrue();

        Destination fresh = destinations.acquire(address(80), program);

        assertThat(fresh).isNotSameAs(old);
        assertThat(fresh.address()).isEqualTo(address(80));
        assertThat(fresh.open()).isEqualTo(1);
        assertThat(destinations.all()).hasSize(3).contains(fresh).doesNotContain(old);
    }

    @Test
    void one_address_is_one_destination_of_whoever_came_first() {
        Destination first = destinations.acquire(address(80), shop);

        assertThat(destinations.acquire(address(80), program)).isSameAs(first);
        assertThat(first.open()).isEqualTo(2);
        assertThat(first.app()).isSameAs(shop);
        assertThat(destinations.acquire(address(81), program)).isNotSameAs(first);
    }

    /** As when a shop connects once, and a crawler then takes all the ports. */
    @Test
    void a_destination_names_the_app_that_holds_most_now_and_not_the_one_that_came_first() {
        App crawl = new App("crawl");
        Destination destination = destinations.acquire(address(80), shop);
        assertThat(destination.app()).isSameAs(shop);

        destinations.acquire(address(80), crawl);
        assertThat(destination.app()).isSameAs(shop);
        destinations.acquire(address(80), crawl);
        assertThat(destination.app()).isSameAs(crawl);

        destinations.acquire(address(80), program);
        destinations.acquire(address(80), program);
        destinations.acquire(address(80), program);
        assertThat(destination.app()).isSameAs(program);

        destination.release(program);
        destination.release(program);
        destination.release(program);
        destination.release(crawl);
        destination.release(crawl);
        assertThat(destination.app()).isSameAs(shop);
        destination.release(shop);
        assertThat(destination.app()).isSameAs(shop);
        assertThat(destination.open()).isZero();
    }

    @Test
    void a_destination_keeps_no_app_that_is_retired() {
        Destination destination = destinations.acquire(address(80), shop);
        WeakReference<App> retired = usedAndRetired(destination);
        evictIdleAfter(60);
        Garbage.collect(List.of(retired));

        assertThat(destination.app()).isSameAs(shop);
    }

    /** In a method of its own: no frame that is still there holds the app. */
    private static WeakReference<App> usedAndRetired(Destination destination) {
        App app = new App("shop##2");
        destination.acquire(app);
        destination.release(app);
        app.retire();
        return new WeakReference<>(app);
    }

    @Test
    void all_beyond_the_cap_are_one_row_without_an_address() {
        destinations.acquire(address(80), shop);
        destinations.acquire(address(81), shop);
        Destination other = destinations.acquire(address(82), shop);

        assertThat(other.address()).isNull();
        assertThat(other.app()).isSameAs(shop);
        assertThat(destinations.acquire(address(83), shop)).isSameAs(other);
        assertThat(other.open()).isEqualTo(2);
        assertThat(destinations.acquire(address(80), shop).address()).isEqualTo(address(80));
        assertThat(destinations.all()).hasSize(3).contains(other);
    }

    @Test
    void only_a_destination_that_is_idle_and_empty_is_evicted() {
        Destination held = destinations.acquire(address(80), shop);
        Destination busy = destinations.acquire(address(81), shop);
        busy.connected(0);
        busy.release(shop);

        evictIdleAfter(60);
        assertThat(destinations.all()).contains(held, busy);

        evictIdleAfter(60);
        assertThat(destinations.all()).contains(held).doesNotContain(busy);
        assertThat(busy.acquire(shop)).isFalse();
    }

    @Test
    void nothing_is_evicted_before_a_minute_has_passed() {
        destinations.acquire(address(80), shop).release(shop);

        evictIdleAfter(59);
        assertThat(destinations.all()).hasSize(2);
        evictIdleAfter(1);
        assertThat(destinations.all()).hasSize(1);
    }

    @Test
    void an_attempt_that_failed_is_not_idle_either() {
        Destination refused = destinations.acquire(address(80), shop);
        refused.release(shop);
        destinations.acquire(address(81), shop);
        refused.connectFailed(FailureReason.REFUSED);
        evictIdleAfter(60);
        refused.connectFailed(FailureReason.REFUSED);
        evictIdleAfter(60);

        assertThat(destinations.all()).contains(refused);
        assertThat(refused.connectFailedTotal()).isEqualTo(2);
    }

    @Test
    void what_an_evicted_one_has_counted_stays_in_the_row_of_all_others() {
        Destination busy = destinations.acquire(address(80), shop);
        busy.connected(0);
        busy.connected(0);
        busy.connectFailed(FailureReason.REFUSED);
        busy.release(shop);
        evictIdleAfter(60);
        evictIdleAfter(60);

        assertThat(destinations.all()).singleElement().satisfies(others -> {
            assertThat(others.address()).isNull();
            assertThat(others.connectedTotal()).isEqualTo(2);
            assertThat(others.connectFailedTotal()).isEqualTo(1);
            assertThat(others.open()).isZero();
        });
    }

    @Test
    void the_place_of_an_evicted_one_is_free_again() {
        destinations.acquire(address(80), shop).release(shop);
        destinations.acquire(address(81), shop);
        evictIdleAfter(60);

        assertThat(destinations.acquire(address(82), shop).address()).isEqualTo(address(82));
    }

    @Test
    void the_row_beyond_the_cap_is_never_evicted() {
        evictIdleAfter(60);
        evictIdleAfter(60);

        assertThat(destinations.all())
                .singleElement()
                .satisfies(other -> assertThat(other.acquire(program)).isTrue());
    }
}
