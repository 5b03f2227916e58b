package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import io.tcpheadroom.jconsole.FakeJvm;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class ReadRotationTest {
    private static final int MANY = 1_000;

    private final FakeJvm jvm = FakeJvm.withAgent();
    private final Set<ObjectName> read = new HashSet<>();
    private final MBeanServerConnection connection = jvm.beforeReading(read::add);

    @Test
    void a_few_are_all_read_at_each_tick() {
        jvm.app("shop", 1);
        jvm.app("crawler", 1);
        tick();

        assertThat(tick()).hasSize(3);
    }

    @Test
    void of_many_all_are_read_at_first_and_then_some_at_each_tick_until_all_were() {
        for (int i = 0; i < MANY; i++) {
            jvm.destination("10.0." + i / 250 + "." + i % 250, 443, 1, 100);
        }
        assertThat(tick()).hasSize(MANY + 1);

        Set<ObjectName> since = new HashSet<>();
        for (int i = 0; i < MANY / ReadRotation.PER_TICK + 1; i++) {
            Set<ObjectName> now = tick();
            assertThat(now).hasSize(ReadRotation.PER_TICK + 1);
            since.addAll(now);
        }
        assertThat(since).hasSize(MANY + 1);
    }

    @Test
    void what_was_not_read_again_is_shown_as_it_was_and_its_age_is_told() {
        manyApps();
        tick();
        tick();
        Snapshot snapshot = jvm.snapshot(connection);

        assertThat(snapshot.beans(BeanType.APP)).hasSize(MANY);
        assertThat(snapshot.maxAge(BeanType.APP)).isPositive();
        assertThat(snapshot.maxAge(BeanType.LISTENER)).isZero();
    }

    @Test
    void what_is_new_among_many_is_seen_within_seconds_and_does_not_wait_for_its_turn() {
        manyApps();
        tick();
        jvm.app("late", 1);
        jvm.clock.advance(Duration.ofSeconds(4));

        assertThat(tick()).contains(Names.app("late"));
    }

    @Test
    void an_agent_that_leaves_many_beans_is_missed_at_once() {
        manyApps();
        tick();
        jvm.unregister(Names.AGENT);
        jvm.clock.advance(Duration.ofSeconds(1));

        assertThat(jvm.snapshot(connection).hasAgent()).isFalse();
    }

    private void manyApps() {
        for (int i = 0; i < MANY; i++) {
            jvm.app("app" + i, i);
        }
    }

    private Set<ObjectName> tick() {
        read.clear();
        jvm.clock.advance(Duration.ofSeconds(1));
        jvm.snapshot(connection);
        return new HashSet<>(read);
    }
}
