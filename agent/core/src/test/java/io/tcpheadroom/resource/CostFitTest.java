package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tcpheadroom.api.ConnectionCostSource;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CostFitTest {
    private static final long SECOND = 1_000_000_000L;

    private final CostFit fit = new CostFit();
    private long now;

    private void add(long connections, long used) {
        fit.add(connections, used, now += SECOND);
    }

    @Test
    void nothing_is_measured_from_few_readings() {
        for (int i = 0; i < CostFit.FEWEST - 1; i++) {
            add(i * 100L, i * 100L);
            assertThat(fit.cost()).isNull();
        }
        add(1000, 1000);
        assertThat(fit.cost()).isNotNull();
    }

    @Test
    void nothing_is_measured_while_the_connections_hardly_vary() {
        for (int i = 0; i < 100; i++) {
            add(i % CostFit.LEAST_SPAN, i % CostFit.LEAST_SPAN);
        }
        assertThat(fit.cost()).isNull();
    }

    @Test
    void two_descriptors_of_each_connection_are_two_exactly() {
        for (int i = 0; i < 20; i++) {
            add(i * 7L, 41 + 2 * i * 7L);
        }
        ConnectionCost cost = fit.cost();
        assertThat(cost.source()).isEqualTo(ConnectionCostSource.MEASURED);
        assertThat(cost.perConnection()).isEqualTo(2.0);
        assertThat(cost.errorRatio()).isEqualTo(0.0);
        assertThat(cost.readings()).isEqualTo(20);
        assertThat(cost.connectionsIn(925L)).isEqualTo(462);
    }

    @Test
    void noise_beside_the_cost_is_in_its_error() {
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            add(i * 50L, Math.round(1_000_000 + i * 50L * 16_384 + random.nextGaussian() * 200_000));
        }
        ConnectionCost cost = fit.cost();
        assertThat(cost.perConnection()).isCloseTo(16_384, within(16_384 * 0.02));
        assertThat(cost.errorRatio()).isBetween(0.0001, 0.01);
    }

    @Test
    void what_other_causes_move_has_no_cost() {
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            add(random.nextInt(1000), random.nextInt(1000));
        }
        assertThat(fit.cost()).isNull();
    }

    @Test
    void what_connections_leave_alone_costs_nothing() {
        for (int i = 0; i < 20; i++) {
            add(i * 10L, 512);
        }
        ConnectionCost cost = fit.cost();
        assertThat(cost.perConnection()).isZero();
        assertThat(cost.connectionsIn(10L)).isNull();
    }

    @Test
    void what_falls_as_connections_come_has_no_cost() {
        for (int i = 0; i < 20; i++) {
            add(i * 10L, 512 - i);
        }
        assertThat(fit.cost()).isNull();
    }

    @Test
    void the_way_up_is_not_forgotten_while_the_program_stays_where_it_is() {
        for (int i = 0; i <= 20; i++) {
            add(i * 50L, 100 + 2 * i * 50L);
        }
        for (int i = 0; i < 1_000; i++) {
            add(1000 + i % 3, 2100 + 2 * (i % 3));
        }
        assertThat(fit.cost().perConnection()).isEqualTo(2.0, within(1e-9));
    }

    @Test
    void readings_are_forgotten_after_half_an_hour() {
        for (int i = 0; i < 20; i++) {
            add(i * 50L, i * 50L);
        }
        now += 1801 * SECOND;
        add(0, 0);
        assertThat(fit.cost()).isNull();
    }

    @Test
    void the_latest_reading_stands_for_all_with_as_many_connections() {
        for (int i = 0; i < 20; i++) {
            add(i * 10L, 30 + i * 10L);
        }
        for (int i = 0; i < 20; i++) {
            add(i * 10L, 500 + i * 10L); // the program has opened files meanwhile
        }
        assertThat(fit.cost().perConnection()).isEqualTo(1.0, within(1e-9));
    }
}
