package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What failed lately: a row for each app, operation, reason and place, as many as are wanted and as long as it is lately. */
class FailureLogTest {
    private static final Failure REFUSED = Failure.of(new ConnectException("Connection refused"));
    private static final Failure RESET = Failure.of(new SocketException("Connection reset"));

    private final App app = new App("shop");
    private final CallSite site = new CallSite(app, "shop.Cart.pay(Cart.java:7)");
    private long now = 5;
    private final FailureLog log = new FailureLog(() -> now);

    private static InetSocketAddress server(int port) {
        return new InetSocketAddress("192.0.2.1", port);
    }

    private static String text(FailureRow row) {
        CallSite site = row.callSite();
        return row.app().name() + " " + row.operation() + " " + row.reason() + " " + row.place() + " " + row.count()
                + " " + row.lastAtNanos() + " " + (site == null ? "-" : site.text());
    }

    @Test
    void the_same_again_is_one_row_with_the_last_of_them() {
        log.add(app, FailedOperation.CONNECT, REFUSED, server(80), site);
        now = 9;
        log.add(app, FailedOperation.CONNECT, REFUSED, server(80), null); // its stack was not walked
        log.add(app, FailedOperation.CONNECT, RESET, server(80), null);
        log.add(app, FailedOperation.CONNECT, REFUSED, server(81), null);
        log.add(new App("shop"), FailedOperation.CONNECT, REFUSED, server(80), null);

        assertThat(log.all().stream().map(FailureLogTest::text))
                .containsExactlyInAnyOrder(
                        "shop CONNECT REFUSED /192.0.2.1:80 2 9 shop.Cart.pay(Cart.java:7)",
                        "shop CONNECT RESET /192.0.2.1:80 1 9 -",
                        "shop CONNECT REFUSED /192.0.2.1:81 1 9 -",
                        "shop CONNECT REFUSED /192.0.2.1:80 1 9 -");
    }

    @Test
    void places_beyond_the_cap_are_one_row() {
        for (int port = 1; port <= FailureLog.MOST_ROWS + 20; port++) {
            log.add(app, FailedOperation.CONNECT, REFUSED, server(port), null);
        }
        log.add(app, FailedOperation.CONNECT, REFUSED, server(1), null);

        assertThat(log.all()).hasSize(FailureLog.MOST_ROWS + 1);
        assertThat(log.all())
                .filteredOn(row -> row.place().equals(FailureLog.OTHER))
                .singleElement()
                .extracting(FailureRow::count)
                .isEqualTo(20L);
        assertThat(log.all().stream().mapToLong(FailureRow::count).sum()).isEqualTo(FailureLog.MOST_ROWS + 21);
    }

    /** As where the sampler comes between the making of a row and its first failure, and the machine has long been up. */
    @Test
    void a_row_that_was_just_made_is_not_old() {
        FailureLog.Key key = new FailureLog.Key(app, FailedOperation.CONNECT, FailureReason.REFUSED, server(80));
        FailureRow made = new FailureRow(key, 777);

        assertThat(made.lastAtNanos()).isEqualTo(777);
        assertThat(made.count()).isZero();
    }

    @Test
    void what_has_not_failed_for_ten_minutes_is_forgotten() {
        log.add(app, FailedOperation.CONNECT, REFUSED, server(80), null);
        now += TimeUnit.MINUTES.toNanos(9);
        log.add(app, FailedOperation.CONNECT, REFUSED, server(81), null);
        now += TimeUnit.MINUTES.toNanos(1);
        log.forgetOld();

        assertThat(log.all()).singleElement().extracting(FailureRow::place).isEqualTo(server(81));
    }
}
