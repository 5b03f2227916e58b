package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Scope;
import io.tcpheadroom.api.WallData;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.resource.Load.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadroomTest {
    private static final long SECOND = 1_000_000_000L;

    private final Resource descriptors = new Resource(
            Specs.named("descriptors", "Descriptors").perConnection(1).read((kernel, sample) -> null));
    private final Resource buffers =
            new Resource(Specs.named("buffers", "Buffers").read((kernel, sample) -> null));
    private long now;

    private static Headroom headroom(Load load, ResourceSample... resources) {
        return Headroom.of(Samples.at(0).with(load, List.of(resources), List.of(), null));
    }

    private ResourceSample update(Resource resource, long used, long limit, long connections) {
        return resource.update(
                Reading.of(Figure.of(used), Figure.of(limit)),
                now += SECOND,
                new Load(Direction.INCOMING, connections));
    }

    @Test
    void without_a_cost_there_is_no_wall() {
        Headroom headroom = headroom(Load.NONE, update(buffers, 10, 100, 1));

        assertThat(headroom.getConnections()).isNull();
        assertThat(headroom.getResource()).isNull();
        assertThat(headroom.getWalls()).isNull();
        assertThat(headroom.walls()).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_no_wall_and_is_named() {
        ResourceSample unread = descriptors.update(
                Reading.of(Figure.unknown("no such file"), Figure.of(100)), 0, new Load(Direction.INCOMING, 1));
        Headroom headroom = headroom(Load.NONE, unread);

        assertThat(headroom.walls()).isEmpty();
        assertThat(headroom.getUnknown()).isEqualTo("descriptors");
    }

    @Test
    void what_is_all_but_full_without_a_known_cost_is_no_wall_and_is_named() {
        Headroom headroom = headroom(Load.NONE, update(descriptors, 30, 1030, 0), update(buffers, 100, 100, 1));

        assertThat(headroom.getConnections()).isEqualTo(1000);
        assertThat(headroom.getUnknown()).isEqualTo("buffers");
    }

    @Test
    void what_is_all_but_full_and_a_wall_is_known() {
        Headroom headroom = headroom(Load.NONE, update(descriptors, 1030, 1030, 0));

        assertThat(headroom.getConnections()).isZero();
        assertThat(headroom.getUnknown()).isNull();
    }

    @Test
    void the_first_wall_is_the_one_with_the_fewest_connections_left() {
        ResourceSample used = null;
        ResourceSample full = null;
        for (int i = 1; i <= 20; i++) {
            used = update(descriptors, 30 + 10L * i, 1030, 10L * i);
            full = update(buffers, 100 * 10L * i, 50_000, 10L * i);
        }
        Headroom headroom = headroom(new Load(Direction.INCOMING, 200), used, full);

        assertThat(headroom.getConnections()).isEqualTo(300);
        assertThat(headroom.getResource()).isEqualTo("buffers");
        assertThat(headroom.getDirection()).isEqualTo("INCOMING");
        assertThat(headroom.getOpen()).isEqualTo(200);
        assertThat(headroom.walls()).extracting(WallData::getResource).containsExactly("buffers", "descriptors");
        assertThat(headroom.getWalls())
                .isEqualTo("buffers: 300 more connections, each uses 100 (MEASURED)\n"
                        + "descriptors: 800 more connections, each uses 1.00 (MEASURED)");
    }

    @Test
    void a_cost_that_is_known_beforehand_stands_until_it_is_measured() {
        ResourceSample sample = update(descriptors, 30, 1030, 0);

        assertThat(sample.getConnectionCost()).isEqualTo(1.0);
        assertThat(sample.getConnectionCostSource()).isEqualTo("ASSUMED");
        assertThat(sample.getConnectionCostReadings()).isNull();
        assertThat(sample.getConnectionCostErrorRatio()).isNull();
        assertThat(sample.getAvailableConnections()).isEqualTo(1000);
    }

    @Test
    void a_cost_of_the_other_direction_does_not_stand() {
        Resource ports = new Resource(Specs.named("ports", "Ports")
                .perConnection(Direction.OUTGOING, 1)
                .read((kernel, sample) -> null));

        assertThat(update(ports, 1, 10, 1).getConnectionCostSource()).isEqualTo("NONE");
        assertThat(ports.update(Reading.of(Figure.of(1), Figure.of(10)), now += SECOND, new Load(Direction.OUTGOING, 1))
                        .getAvailableConnections())
                .isEqualTo(9);
    }

    @Test
    void a_queue_is_not_filled_by_open_connections() {
        Resource queue =
                new Resource(Specs.named("queue", "Queue").scope(Scope.LISTENER).read((kernel, sample) -> null));
        ResourceSample sample = null;
        for (int i = 1; i <= 20; i++) {
            sample = update(queue, i, 50, 10L * i);
        }
        assertThat(sample.getConnectionCostSource()).isEqualTo("NONE");
        assertThat(sample.getAvailableConnections()).isNull();
    }

    @Test
    void a_reading_that_many_samples_show_is_measured_once() {
        ResourceSample sample = null;
        for (int i = 1; i <= 20; i++) {
            sample = buffers.update(
                    Reading.of(Figure.of(7), Figure.of(50)).readAt(SECOND),
                    SECOND + i,
                    new Load(Direction.INCOMING, 10L * i));
        }
        assertThat(sample.getConnectionCostSource()).isEqualTo("NONE");
    }

    @Test
    void a_reading_while_connections_come_is_not_measured() {
        ResourceSample sample = null;
        for (int i = 1; i <= 20; i++) {
            sample = buffers.update(
                    Reading.of(Figure.of(10L * i), Figure.of(500)),
                    now += SECOND,
                    new Load(Direction.INCOMING, 10L * i, 11L * i));
        }
        assertThat(sample.getConnectionCostSource()).isEqualTo("NONE");
    }

    @Test
    void an_old_reading_is_not_measured() {
        ResourceSample sample = null;
        for (int i = 1; i <= 20; i++) {
            now += 5 * SECOND;
            sample = buffers.update(
                    Reading.of(Figure.of(10L * i), Figure.of(500)).readAt(now - 3 * SECOND),
                    now,
                    new Load(Direction.INCOMING, 10L * i));
        }
        assertThat(sample.getConnectionCostSource()).isEqualTo("NONE");
    }

    @Test
    void when_the_direction_changes_the_cost_is_measured_anew() {
        for (int i = 1; i <= 20; i++) {
            update(buffers, 10L * i, 500, 10L * i);
        }
        assertThat(update(buffers, 210, 500, 210).getConnectionCostSource()).isEqualTo("MEASURED");
        assertThat(buffers.update(
                                Reading.of(Figure.of(220), Figure.of(500)),
                                now += SECOND,
                                new Load(Direction.OUTGOING, 5))
                        .getConnectionCostSource())
                .isEqualTo("NONE");
    }
}
