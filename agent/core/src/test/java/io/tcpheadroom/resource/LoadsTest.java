package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.resource.Load.Direction;
import io.tcpheadroom.tracker.Tracked;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadsTest {
    private final Loads loads = new Loads();

    private Load load(long incoming, long outgoing, boolean isServer) {
        return loads.of(
                Samples.connected(incoming, outgoing, isServer),
                List.of(Tracked.connected("shop", incoming, outgoing)));
    }

    @Test
    void a_client_counts_what_it_opens() {
        Load load = load(0, 12, false);

        assertThat(load.direction()).isEqualTo(Direction.OUTGOING);
        assertThat(load.open()).isEqualTo(12);
    }

    @Test
    void connections_that_jmx_accepted_make_no_server() {
        assertThat(load(2, 0, false).direction()).isEqualTo(Direction.OUTGOING);
    }

    @Test
    void a_server_counts_what_it_accepts() {
        Load load = load(40, 0, true);

        assertThat(load.direction()).isEqualTo(Direction.INCOMING);
        assertThat(load.open()).isEqualTo(40);
    }

    @Test
    void a_load_is_steady_if_hardly_any_connection_came_while_the_resources_were_read() {
        Sample before = Samples.connected(100, 0, true);

        assertThat(loads.of(before, List.of(Tracked.connected("shop", 102, 7))).isSteady())
                .isTrue();
        assertThat(loads.of(before, List.of(Tracked.connected("shop", 103, 0))).isSteady())
                .isFalse();
        assertThat(loads.of(before, List.of(Tracked.connected("shop", 97, 0))).isSteady())
                .isFalse();
    }

    @Test
    void a_proxy_counts_what_it_accepts() {
        assertThat(load(40, 120, true).open()).isEqualTo(40);
    }

    @Test
    void a_client_with_a_port_for_its_metrics_is_no_proxy() {
        assertThat(load(2, 200, true).direction()).isEqualTo(Direction.OUTGOING);
    }

    @Test
    void a_server_between_two_waves_stays_a_server() {
        load(1000, 2000, true);

        assertThat(load(0, 50, true).direction()).isEqualTo(Direction.INCOMING);
    }
}
