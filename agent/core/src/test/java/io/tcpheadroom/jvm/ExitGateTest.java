package io.tcpheadroom.jvm;

import static java.lang.Thread.State.TERMINATED;
import static java.lang.Thread.State.TIMED_WAITING;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tcpheadroom.testing.Latches;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExitGateTest {
    private final ExitGate gate = new ExitGate();
    private final List<String> steps = new ArrayList<>();

    @BeforeEach
    void open() {
        gate.open();
    }

    @AfterEach
    void remove() {
        gate.remove();
    }

    @Test
    void a_step_that_throws_throws_and_holds_nothing_up() {
        assertThatThrownBy(() -> gate.pass(() -> {
                    throw new IllegalStateException("oops");
                }))
                .hasMessage("oops");

        gate.close();
        assertThat(gate.isClosed()).isTrue();
    }

    @Test
    void once_the_jvm_ends_no_further_step_begins() {
        assertThat(gate.pass(() -> steps.add("before"))).isTrue();
        gate.close();

        assertThat(gate.pass(() -> steps.add("after"))).isFalse();
        assertThat(steps).containsExactly("before");
    }

    @Test
    void the_end_of_the_jvm_waits_for_the_step_that_is_under_way() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread ours = new Thread(() -> gate.pass(() -> {
            begun.countDown();
            Latches.await(goOn);
            steps.add("taken");
        }));
        ours.start();
        begun.await();
        Thread end = new Thread(() -> {
            gate.close();
            steps.add("ended");
        });
        end.start();
        // often, for the end waits no longer than a second
        await().pollDelay(ZERO)
                .pollInterval(ofMillis(1))
                .until(end::getState, state -> state == TIMED_WAITING || state == TERMINATED);
        assertThat(gate.isClosed()).isTrue();
        assertThat(steps).isEmpty();
        goOn.countDown();
        end.join();
        ours.join();

        assertThat(steps).containsExactly("taken", "ended");
    }

    @Test
    void after_its_removal_nothing_is_left_in_the_jvm() {
        gate.remove();

        assertThat(gate.pass(() -> steps.add("taken"))).isTrue();
        assertThat(Runtime.getRuntime().removeShutdownHook(new Thread())).isFalse(); // the JVM does not end
    }
}
