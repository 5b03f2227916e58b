package io.tcpheadroom.jmx;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The thread that calls notification listeners, which may be the program's own code and slow: the sampler does not wait
 * for them. There is a thread only while there is something to tell, and what a stuck listener leaves untold is dropped,
 * which the log tells once; how many they were, the gap in the sequence numbers tells.
 */
final class Notifier {
    private static final int MOST_UNTOLD = 1000;
    private static final int IDLE_SECONDS = 5;

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_UNTOLD),
            Notifier::thread,
            (untold, stuck) -> dropped());
    private final Consumer<String> log;
    private final AtomicBoolean isDropping = new AtomicBoolean();

    Notifier(Consumer<String> log) {
        this.log = log;
        executor.allowCoreThreadTimeOut(true);
    }

    private void dropped() {
        if (!executor.isShutdown() && isDropping.compareAndSet(false, true)) {
            log.accept("a listener of our notifications does not return: more than " + MOST_UNTOLD
                    + " wait for it, further ones are dropped");
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "tcp-headroom-notifier", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    Executor executor() {
        return executor;
    }

    void stop() {
        executor.shutdownNow();
    }
}
