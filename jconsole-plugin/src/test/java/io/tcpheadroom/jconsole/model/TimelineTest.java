package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import io.tcpheadroom.jconsole.FakeJvm;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private final FakeJvm jvm = new FakeJvm();
    private final Map<String, Object> agent = jvm.agent();
    private final Map<String, Object> fds = jvm.descriptors(1, 100, "OK");
    private final Timeline timeline = new Timeline();
    private long samples = 1;

    @Test
    void it_keeps_resources_and_apps() {
        jvm.app("shop", 3);
        tick();
        fds.put("Used", 2L);
        tick();

        assertThat(timeline.of(Names.resource("process-fds")).used(1)).isEqualTo(2);
        assertThat(timeline.of(Names.app("shop")).used(0)).isEqualTo(3);
        assertThat(timeline.of(Names.app("nobody")).size()).isZero();
    }

    @Test
    void an_app_that_is_gone_takes_its_history_with_it() {
        jvm.app("shop", 3);
        tick();
        jvm.unregister(Names.app("shop"));
        tick();

        assertThat(timeline.size()).isEqualTo(1);
    }

    @Test
    void a_sample_that_is_seen_twice_is_one_point() {
        tick();
        jvm.clock.advance(Duration.ofSeconds(1));
        timeline.add(jvm.snapshot());

        assertThat(timeline.of(Names.resource("process-fds")).size()).isEqualTo(1);
    }

    @Test
    void another_agent_begins_anew() {
        tick();
        tick();
        samples = 0;
        tick();

        assertThat(timeline.of(Names.resource("process-fds")).size()).isEqualTo(1);
    }

    @Test
    void apps_are_drawn_over_what_is_known_up_to_five_minutes() {
        tick();
        assertThat(timeline.appSpanSeconds()).isEqualTo(60);
        for (int i = 0; i < 100; i++) {
            tick();
        }
        assertThat(timeline.appSpanSeconds()).isEqualTo(100);
        for (int i = 0; i < 300; i++) {
            tick();
        }
        assertThat(timeline.appSpanSeconds()).isEqualTo(300);
    }

    private void tick() {
        jvm.clock.advance(Duration.ofSeconds(1));
        agent.put("SamplesTotal", samples++);
        timeline.add(jvm.snapshot());
    }
}
