package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.tracker.App;
import io.tcpheadroom.tracker.Destination;
import io.tcpheadroom.tracker.FailureReason;
import io.tcpheadroom.tracker.Tracked;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DestinationsTest {
    private final App shop = Tracked.app("shop");
    private final Kernel kernel = new Kernel(Hosts.roots("linux-6.18"));

    @BeforeEach
    void refresh() {
        kernel.refresh();
    }

    @AfterEach
    void close() {
        kernel.close();
    }

    @Test
    void the_fullest_come_first_and_behind_them_one_row_for_the_rest() {
        List<DestinationSample> samples = Destinations.sample(
                kernel,
                List.of(
                        Tracked.destination(new InetSocketAddress("192.0.2.1", 80), shop, 3),
                        Tracked.destination(new InetSocketAddress("192.0.2.2", 5432), shop, 7),
                        Tracked.destination(new InetSocketAddress("2001:db8::1", 443), shop, 5)),
                List.of(),
                2);

        assertThat(samples)
                .extracting(DestinationSample::name)
                .containsExactly("192.0.2.2:5432 (shop)", "[2001:db8:0:0:0:0:0:1]:443 (shop)", "other");
        assertThat(samples.get(2).getUsed()).isEqualTo(3);
        assertThat(samples.get(0).getUsed()).isEqualTo(7);
        assertThat(samples.get(0).limit()).isEqualTo(Figure.of(28_232));
        assertThat(samples.get(0).getAvailable()).isEqualTo(28_225);
        assertThat(samples.get(0).getUtilizationRatio()).isEqualTo(7 / 28_232.0);
    }

    @Test
    void the_row_for_the_rest_has_no_limit_and_counts_what_the_tracker_counts_beyond_its_cap() {
        List<DestinationSample> samples =
                Destinations.sample(kernel, List.of(Tracked.destination(null, shop, 500)), List.of(), 20);

        assertThat(samples).hasSize(1);
        assertThat(samples.get(0).getUsed()).isEqualTo(500);
        assertThat(samples.get(0).getUtilizationRatio()).isNull();
    }

    @Test
    void the_row_for_the_rest_has_the_failures_of_all_of_them_by_reason() {
        Destination refused = Tracked.destination(new InetSocketAddress("192.0.2.1", 80), shop, 0);
        Tracked.connectFailed(refused, FailureReason.REFUSED, 3);
        Destination both = Tracked.destination(null, shop, 0);
        Tracked.connectFailed(both, FailureReason.REFUSED, 2);
        Tracked.connectFailed(both, FailureReason.RESET, 1);
        Destination never = Tracked.destination(new InetSocketAddress("192.0.2.2", 80), shop, 0);

        DestinationSample rest = Destinations.sample(kernel, List.of(refused, never, both), List.of(), 0)
                .get(0);
        assertThat(rest.getConnectFailedTotal()).isEqualTo(6);
        assertThat(rest.connectFailed().of(FailureReason.REFUSED)).isEqualTo(5);
        assertThat(rest.connectFailed().of(FailureReason.RESET)).isEqualTo(1);
    }

    @Test
    void a_row_for_the_rest_that_counted_nothing_is_not_shown() {
        assertThat(Destinations.sample(kernel, List.of(Tracked.destination(null, shop, 0)), List.of(), 20))
                .isEmpty();
    }

    @Test
    void those_of_datagrams_follow_without_a_limit_in_the_places_that_are_left() {
        InetSocketAddress both = new InetSocketAddress("192.0.2.1", 443);
        Destination connections = Tracked.destination(both, shop, 3);
        List<Destination> datagrams = List.of(
                Tracked.destination(new InetSocketAddress("192.0.2.53", 53), shop, 7),
                Tracked.destination(both, shop, 8),
                Tracked.destination(null, shop, 2));

        List<DestinationSample> samples = Destinations.sample(kernel, List.of(connections), datagrams, 2);
        assertThat(samples)
                .extracting(DestinationSample::name, DestinationSample::getProtocol, DestinationSample::getUsed)
                .containsExactly(
                        tuple("192.0.2.1:443 (shop)", "TCP", 3L),
                        tuple("192.0.2.1:443/udp (shop)", "UDP", 8L),
                        tuple("other", null, 9L));
        assertThat(samples.get(1).limit())
                .isEqualTo(Figure.notApplicable("a datagram socket has a local port of its own, whatever its peer"));
        assertThat(samples.get(1).getLimit()).isNull();
        assertThat(samples.get(1).getAvailable()).isNull();
        assertThat(samples.get(1).getUtilizationRatio()).isNull();
        assertThat(samples.get(1)).hasToString("192.0.2.1:443/udp (shop) 8 open; connected 0, failed 0");
        assertThat(samples.get(0).getLimit()).isEqualTo(28_232);
    }

    @Test
    void datagrams_take_no_place_of_connections() {
        List<Destination> connections = List.of(
                Tracked.destination(new InetSocketAddress("192.0.2.1", 80), shop, 1),
                Tracked.destination(new InetSocketAddress("192.0.2.2", 80), shop, 2));
        List<Destination> datagrams = List.of(Tracked.destination(new InetSocketAddress("192.0.2.53", 53), shop, 70));

        assertThat(Destinations.sample(kernel, connections, datagrams, 2))
                .extracting(DestinationSample::name)
                .containsExactly("192.0.2.2:80 (shop)", "192.0.2.1:80 (shop)", "other");
    }
}
