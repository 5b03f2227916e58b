package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.jconsole.FakeJvm;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotHistoryTest {
    private final FakeJvm jvm = new FakeJvm();
    private final Map<String, Object> agent = jvm.agent();
    private final Map<String, Object> app = jvm.app("crawler", 5);

    @Test
    void the_first_snapshot_has_no_rate() {
        assertThat(opened(100, Duration.ZERO)).isNull();
    }

    @Test
    void the_rate_is_the_difference_of_two_snapshots_over_their_distance() {
        opened(100, Duration.ZERO);
        assertThat(opened(140, Duration.ofSeconds(4))).isEqualTo(10.0);
        assertThat(opened(140, Duration.ofSeconds(4))).isZero();
    }

    @Test
    void fast_ticks_that_see_the_same_sample_twice_do_not_make_the_rate_flicker() {
        opened(0, Duration.ZERO);
        opened(10, Duration.ofSeconds(1));
        opened(10, Duration.ofSeconds(1));
        assertThat(opened(30, Duration.ofSeconds(1))).isEqualTo(10.0);
    }

    @Test
    void a_counter_that_fell_has_no_rate() {
        opened(100, Duration.ZERO);
        assertThat(opened(3, Duration.ofSeconds(4))).isNull();
    }

    @Test
    void another_agent_has_no_history() {
        opened(100, Duration.ZERO);
        agent.put("SamplesTotal", 0L);
        assertThat(opened(200, Duration.ofSeconds(4))).isNull();
    }

    @Test
    void an_app_that_is_new_has_no_rate_yet() {
        opened(100, Duration.ZERO);
        jvm.clock.advance(Duration.ofSeconds(4));
        jvm.app("late", 1).put("OpenedTotal", 7L);

        Bean late = jvm.snapshot().beans(BeanType.APP).stream()
                .filter(bean -> bean.text("Name").equals("late"))
                .findFirst()
                .orElseThrow();

        assertThat(late.ratePerSecond("OpenedTotal")).isNull();
    }

    @Test
    void a_stalled_sampler_keeps_the_time_of_its_last_sample() {
        Instant first = jvm.snapshot().sampledAt();
        jvm.clock.advance(Duration.ofSeconds(60));
        assertThat(jvm.snapshot().sampledAt()).isEqualTo(first);

        agent.put("SamplesTotal", 2L);
        assertThat(jvm.snapshot().sampledAt()).isEqualTo(first.plusSeconds(60));
    }

    @Test
    void an_answer_that_took_long_does_not_turn_the_time_of_the_samples_back() {
        Instant first = jvm.snapshot().sampledAt();
        jvm.clock.advance(Duration.ofSeconds(1));
        agent.put("SamplesTotal", 2L);
        agent.put("SampleAgeSeconds", 3.0);

        assertThat(jvm.snapshot().sampledAt()).isEqualTo(first);
    }

    private Double opened(long total, Duration later) {
        jvm.clock.advance(later);
        app.put("OpenedTotal", total);
        return jvm.snapshot().beans(BeanType.APP).get(0).ratePerSecond("OpenedTotal");
    }
}
