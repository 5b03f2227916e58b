package io.tcpheadroom.jmx;

import io.tcpheadroom.jvm.AgentThread;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Calls the clients that asked for notifications, which may be the program's own code and slow: the sampler does not wait
 * for them. What a blocked client leaves waiting beyond a bound is dropped and logged once; the gap in the sequence numbers
 * shows how many notifications were dropped.
 */
final class Notifier {
    private static final int MOST_WAITING = 1000;

    private final ThreadPoolExecutor executor = AgentThread.executor("tcp-headroom-notifier", MOST_WAITING);
    private final Consumer<String> log;
    private final AtomicBoolean isDropping = new AtomicBoolean();

    Notifier(Consumer<String> log) {
        this.log = log;
        executor.setRejectedExecutionHandler((notification, full) -> dropped());
    }

    private void dropped() {
        if (!executor.isShutdown() && isDropping.compareAndSet(false, true)) {
            log.accept("a notification listener is blocked; " + MOST_WAITING
                    + " notifications queued, dropping further ones");
        }
    }

    Executor executor() {
        return executor;
    }

    void stop() {
        executor.shutdownNow();
    }
}
