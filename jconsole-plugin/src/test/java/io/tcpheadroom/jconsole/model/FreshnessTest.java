package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.AgentMXBean;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.jconsole.FakeJvm;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
    private final FakeJvm jvm = new FakeJvm();
    private final Map<String, Object> agent = new HashMap<>(Map.of("SampleSeconds", 1.0, "SamplesTotal", 1L));
    private final Freshness freshness = new Freshness(jvm.clock, ZoneOffset.UTC);

    /** An agent that does not tell how old its sample is. */
    public interface OldAgentMXBean {
        double getSampleSeconds();

        long getSamplesTotal();
    }

    @Test
    void before_the_first_snapshot_it_waits() {
        assertThat(freshness.isFresh()).isFalse();
        assertThat(freshness.text()).isEqualTo("Waiting for the first sample \u2026");
    }

    @ParameterizedTest
    @CsvSource({"NaN", "-5", "0", "0.9"})
    void numbers_that_were_just_sampled_are_fresh_and_say_when(double age) {
        newAgent(age);
        update();

        assertThat(freshness.isFresh()).isTrue();
        assertThat(freshness.text()).isEqualTo(age == 0.9 ? "Sampled 14:03:26" : "Sampled 14:03:27");
    }

    @Test
    void a_jvm_that_no_longer_answers_makes_them_stale() {
        oldAgent();
        tick(4);
        tick(4);
        jvm.clock.advance(Duration.ofSeconds(13));
        assertThat(freshness.isFresh()).isTrue();

        jvm.clock.advance(Duration.ofSeconds(12));
        assertThat(freshness.isFresh()).isFalse();
        assertThat(freshness.text()).isEqualTo("No answer for 25 s. Last sample: 14:03:35");
    }

    @Test
    void a_viewer_that_refreshes_once_a_minute_does_not_find_them_stale_in_between() {
        oldAgent();
        tick(60);
        tick(60);
        jvm.clock.advance(Duration.ofSeconds(60));

        assertThat(freshness.isFresh()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "0.1, 10", "2, 10", "3, 15", "60, 300"})
    void a_sampler_has_stalled_after_ten_seconds_or_five_of_its_periods(double period, double limit) {
        newAgent(limit).put("SampleSeconds", period);
        update();
        assertThat(freshness.isFresh()).isTrue();

        agent.put("SamplesTotal", 0L); // another agent
        agent.put("SampleAgeSeconds", limit + 0.001);
        update();
        assertThat(freshness.isFresh()).isFalse();
    }

    @Test
    void a_stalled_sampler_is_told_at_the_first_snapshot_and_its_age_grows_between_snapshots() {
        newAgent(42);
        update();
        assertThat(freshness.text()).isEqualTo("The agent took its last sample 42 s ago; all numbers are that old");

        jvm.clock.advance(Duration.ofSeconds(3));
        assertThat(freshness.text()).isEqualTo("The agent took its last sample 45 s ago; all numbers are that old");

        jvm.clock.advance(Duration.ofMinutes(5));
        agent.put("SampleAgeSeconds", 345.0);
        update();
        assertThat(freshness.text()).isEqualTo("The agent took its last sample 6 min ago; all numbers are that old");
    }

    @Test
    void a_sampler_that_goes_on_is_fresh_again() {
        newAgent(42);
        update();
        agent.put("SampleAgeSeconds", 0.2);
        tick(1);

        assertThat(freshness.isFresh()).isTrue();
    }

    @Test
    void a_stalled_sampler_of_an_older_agent_is_noticed_by_its_number_of_samples() {
        oldAgent();
        tick(4);
        for (int i = 0; i < 5; i++) {
            assertThat(freshness.isFresh()).isEqualTo(i < 3);
            jvm.clock.advance(Duration.ofSeconds(4));
            update();
        }

        assertThat(freshness.text()).isEqualTo("The agent took its last sample 20 s ago; all numbers are that old");
    }

    @Test
    void a_lost_connection_is_told_at_once_and_forgotten_with_the_next_snapshot() {
        oldAgent();
        tick(4);
        freshness.disconnected("connection refused");
        assertThat(freshness.isFresh()).isFalse();
        assertThat(freshness.text()).isEqualTo("Disconnected (connection refused). Last sample: 14:03:31");

        tick(4);
        assertThat(freshness.text()).isEqualTo("Sampled 14:03:35");
    }

    private void oldAgent() {
        jvm.register(OldAgentMXBean.class, Names.AGENT, agent);
    }

    private Map<String, Object> newAgent(double sampleAge) {
        agent.put("SampleAgeSeconds", sampleAge);
        return jvm.register(AgentMXBean.class, Names.AGENT, agent);
    }

    private void tick(long seconds) {
        jvm.clock.advance(Duration.ofSeconds(seconds));
        agent.merge("SamplesTotal", seconds, (a, b) -> (long) a + (long) b);
        update();
    }

    private void update() {
        freshness.update(jvm.snapshot());
    }
}
