package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import io.tcpheadroom.jconsole.FakeJvm;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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
        for (int i = 0; i <= MANY / ReadRotation.STILL_PER_TICK; i++) {
            Set<ObjectName> now = tick();
            assertThat(now).hasSize(ReadRotation.STILL_PER_TICK + 1);
            since.addAll(now);
        }
        assertThat(since).hasSize(MANY + 1);
    }

    @Test
    void what_is_in_view_is_read_at_each_tick() {
        manyApps();
        ObjectName seen = Names.app("app777");
        jvm.inquiry.look(Set.of(seen, Names.app("no such app")));
        tick();

        for (int i = 0; i < 5; i++) {
            assertThat(tick()).contains(seen).hasSize(ReadRotation.STILL_PER_TICK + 2);
        }
    }

    @Test
    void what_moves_is_read_at_each_tick_until_it_has_stood_still_for_a_minute() {
        manyApps();
        Map<String, Object> moving = jvm.app("moving", 1);
        tick();
        moving.put("Open", 2L);
        tickUntilRead("moving");

        for (int i = 0; i < 60; i++) {
            assertThat(tick().contains(Names.app("moving"))).isEqualTo(i < 59);
        }
    }

    @Test
    void an_age_alone_is_no_movement() {
        manyApps();
        Map<String, Object> still = jvm.app("still", 1);
        still.put("StatesAgeSeconds", 1.5);
        tick();
        still.put("StatesAgeSeconds", 2.5);
        tickUntilRead("still");

        assertThat(tick()).doesNotContain(Names.app("still"));
    }

    @Test
    void of_many_that_move_some_are_read_at_each_tick_and_those_that_stand_still_have_their_turn_too() {
        List<Map<String, Object>> apps = manyApps().subList(0, MANY / 2);
        tick();
        for (int i = 0; i < MANY / ReadRotation.STILL_PER_TICK; i++) {
            apps.forEach(app -> app.merge("Open", 1L, (before, one) -> (Long) before + (Long) one));
            tick();
        }

        assertThat(tick()).hasSize(ReadRotation.MOVING_PER_TICK + ReadRotation.STILL_PER_TICK + 1);
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
    void what_is_new_among_many_is_seen_at_once_and_does_not_wait_for_its_turn() {
        manyApps();
        tick();
        tick();
        jvm.app("late", 1);

        assertThat(tick()).contains(Names.app("late"));
    }

    @Test
    void what_comes_for_another_that_goes_is_seen_within_seconds() {
        manyApps();
        tick();
        tick();
        jvm.unregister(Names.app("app1"));
        jvm.app("late", 1);
        jvm.clock.advance(Duration.ofSeconds(4));

        assertThat(tick()).contains(Names.app("late"));
    }

    @Test
    void while_no_bean_comes_or_goes_the_names_of_many_are_seldom_queried() {
        manyApps();
        AtomicInteger queries = new AtomicInteger();
        MBeanServerConnection counted = jvm.beforeQuerying(queries::incrementAndGet);
        for (int i = 0; i < 60; i++) {
            jvm.clock.advance(Duration.ofSeconds(1));
            jvm.snapshot(counted);
        }

        assertThat(queries).hasValueLessThanOrEqualTo(14);
    }

    @Test
    void an_agent_that_leaves_many_beans_is_missed_at_once() {
        manyApps();
        tick();
        jvm.unregister(Names.AGENT);
        jvm.clock.advance(Duration.ofSeconds(1));

        assertThat(jvm.snapshot(connection).hasAgent()).isFalse();
    }

    private List<Map<String, Object>> manyApps() {
        return IntStream.range(0, MANY).mapToObj(i -> jvm.app("app" + i, i)).toList();
    }

    private void tickUntilRead(String app) {
        for (int i = 0; i < MANY && !tick().contains(Names.app(app)); i++) {
            // not yet its turn
        }
    }

    private Set<ObjectName> tick() {
        read.clear();
        jvm.clock.advance(Duration.ofSeconds(1));
        jvm.snapshot(connection);
        return new HashSet<>(read);
    }
}
