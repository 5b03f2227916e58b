package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThreadCpuTimeTest {
    private final ThreadCpuTime cpuTime = new ThreadCpuTime();

    @Test
    void it_is_what_the_jvm_says_of_the_calling_thread() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();

        assertThat(cpuTime.getAsLong()).isBetween(before, threads.getCurrentThreadCpuTime());
    }

    @Test
    void each_thread_has_its_own() throws InterruptedException {
        while (cpuTime.getAsLong() < 20_000_000) {
            Thread.onSpinWait();
        }
        AtomicLong others = new AtomicLong();
        Thread other = new Thread(() -> others.set(cpuTime.getAsLong()));
        other.start();
        other.join();

        assertThat(others.get()).isBetween(1L, cpuTime.getAsLong());
    }
}
