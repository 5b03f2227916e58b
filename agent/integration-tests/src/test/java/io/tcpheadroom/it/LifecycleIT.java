package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attaching to a program that runs, detaching, attaching again. */
class LifecycleIT {
    static Stream<Jdk> from_17() {
        return Jdk.supported().filter(jdk -> jdk.feature() >= 17);
    }

    @ParameterizedTest
    @MethodSource("from_17")
    void attached_to_a_running_program_it_counts_what_opens_from_then_on(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).scripted()) {
            jvm.tell("as shop");
            jvm.tell("listen socket 50");
            assertThat(jvm.attach("sample.seconds=0.1")).contains("running, version");

            jvm.tell("as crawler");
            jvm.tell("connect channel 5");
            Await.until(() -> jvm.beans().app("crawler").getOpen(), 5L);
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("from_17")
    void detached_it_leaves_no_bean_and_no_thread_and_can_come_again(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent("sample.seconds=0.1").scripted()) {
            Await.until(() -> jvm.beans().agent().getHooksMissed(), 0);

            assertThat(jvm.detach()).contains("detached");
            assertThat(jvm.beans().names()).isEmpty();
            Await.until(() -> threads(jvm), 0L);
            assertThat(jvm.detach()).contains("was not attached");

            assertThat(jvm.attach("sample.seconds=0.1")).contains("running, version");
            jvm.tell("as shop");
            jvm.tell("listen channel 50");
            jvm.tell("connect channel 3");
            Await.until(() -> jvm.beans().app("shop").getOpen(), 7L);
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    @Test
    void a_second_agent_in_the_same_jvm_changes_nothing() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .withAgent("sample.seconds=0.1")
                .withAgent("sample.seconds=0.2")
                .scripted()) {
            Await.until(() -> jvm.beans().agent().getSampleSeconds(), 0.1);
            assertThat(jvm.attach("")).contains("running, version");
            assertThat(jvm.err().soFar())
                    .containsExactly("tcp-headroom: the agent is in this JVM already, and stays as it is");
        }
    }

    @Test
    void a_program_ends_as_it_would_without_the_agent() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current()).withAgent("").scripted()) {
            jvm.leave();
            assertThat(jvm.exit()).isZero();
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    private static long threads(ForkedJvm jvm) throws Exception {
        java.lang.management.ThreadMXBean threads = java.lang.management.ManagementFactory.newPlatformMXBeanProxy(
                jvm.beans().server(), "java.lang:type=Threading", java.lang.management.ThreadMXBean.class);
        return Stream.of(threads.dumpAllThreads(false, false))
                .filter(thread -> thread.getThreadName().startsWith("tcp-headroom"))
                .count();
    }
}
