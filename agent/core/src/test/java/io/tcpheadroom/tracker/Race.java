package io.tcpheadroom.tracker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Threads that go the same way side by side, each doing its own part of every step, so that races of a few nanoseconds are
 * met. From time to time they wait for each other, awake: threads that have to be woken come one after the other.
 */
final class Race {
    private static final int STEPS_BETWEEN_WAITS = 16;
    private static final int SPINS_BEFORE_A_REST = 1 << 16;

    private final int racers;
    private final AtomicInteger arrived = new AtomicInteger();

    private Race(int racers) {
        this.racers = racers;
    }

    /** All steps, from 0 on, of which each part is given the number; what a part throws is thrown. */
    static void run(int steps, IntConsumer... parts) {
        Race race = new Race(parts.length);
        CompletableFuture.allOf(Stream.of(parts)
                        .map(part -> CompletableFuture.runAsync(
                                () -> race.run(steps, part), task -> new Thread(task, "racer").start()))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private void run(int steps, IntConsumer part) {
        int waits = 0;
        try {
            for (int step = 0; step < steps; step++) {
                if (step % STEPS_BETWEEN_WAITS == 0) {
                    arrive(++waits * racers);
                }
                part.accept(step);
            }
        } finally {
            arrived.addAndGet(steps); // whoever fell out holds nobody up
        }
    }

    private void arrive(int all) {
        arrived.incrementAndGet();
        for (int spins = 0; arrived.get() < all; spins++) {
            if (spins % SPINS_BEFORE_A_REST == SPINS_BEFORE_A_REST - 1) {
                Thread.yield(); // there may be fewer processors than threads
            }
            Thread.onSpinWait();
        }
    }
}
