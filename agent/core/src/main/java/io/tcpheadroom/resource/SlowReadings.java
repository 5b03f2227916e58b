package io.tcpheadroom.resource;

import io.tcpheadroom.jvm.AgentThread;
import io.tcpheadroom.kernel.OnDemand;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Makes, on a thread of its own, the readings that are too slow for the tick, when a symptom asks for them; the samples that
 * come after one show it. There is such a thread only while there is something to read.
 */
final class SlowReadings {
    private static final int MOST_WAITING = 16;

    private final ExecutorService thread = AgentThread.executor("tcp-headroom-readings", MOST_WAITING);
    private final Set<OnDemand<?>> underWay = ConcurrentHashMap.newKeySet();
    private final Failures failures;

    SlowReadings(Failures failures) {
        this.failures = failures;
    }

    /**
     * Has it read if it is due while a symptom shows; never waits.
     *
     * @param gate runs the reading, or does nothing where there is to be none
     */
    void onSymptom(OnDemand<?> reading, Consumer<Runnable> gate) {
        if (reading.isDueOnSymptom()) {
            ask(reading, () -> gate.accept(reading::measureOnSymptom));
        }
    }

    /** The same within the narrower budget of what shows no symptom. */
    void nowAndThen(OnDemand<?> reading, Consumer<Runnable> gate) {
        if (reading.isDueNowAndThen()) {
            ask(reading, () -> gate.accept(reading::measureNowAndThen));
        }
    }

    /** The same within the narrowest budget, of what is read whether anything shows or not. */
    void inBackground(OnDemand<?> reading, Consumer<Runnable> gate) {
        if (reading.isDueInBackground()) {
            ask(reading, () -> gate.accept(reading::measureInBackground));
        }
    }

    private void ask(OnDemand<?> reading, Runnable step) {
        if (underWay.add(reading)) {
            try {
                thread.execute(() -> read(reading, step));
            } catch (RejectedExecutionException e) {
                underWay.remove(reading); // it was stopped, or no thread can be started
            }
        }
    }

    private void read(OnDemand<?> reading, Runnable step) {
        try {
            step.run();
        } catch (Throwable e) { // the thread must outlive an OutOfMemoryError of the program
            failures.add("A slow reading", e.toString());
        } finally {
            underWay.remove(reading);
        }
    }

    void stop() {
        thread.shutdownNow();
    }
}
