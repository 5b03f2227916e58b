package io.tcpheadroom.jmx;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread that calls notification listeners, which may be the program's own code and slow: the sampler does not wait
 * for them. There is a thread only while there is something to tell, and what a stuck listener leaves untold is dropped.
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
            new ThreadPoolExecutor.DiscardPolicy());

    Notifier() {
        executor.allowCoreThreadTimeOut(true);
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
