package io.tcpheadroom.programs;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Four threads that open and close sockets all the time. They work for the app early until they are told to work for the
 * app late, and count what they open for it.
 */
public final class BusyProgram {
    private static final int THREADS = 4;
    private static final int CONNECTIONS = 10;

    private final App early = new App("early");
    private final App late = new App("late");
    private final AtomicInteger openedLate = new AtomicInteger();
    private final List<Closeable> kept = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private volatile boolean isLate;
    private volatile boolean isEnding;

    private BusyProgram() {}

    public static void main(String[] arguments) throws Exception {
        BusyProgram program = new BusyProgram();
        program.begin();
        Dialogue.about(Map.of(
                "late",
                Dialogue.done(() -> program.isLate = true),
                "close early",
                Dialogue.done(program::closeKept),
                "opened late",
                program.openedLate::get,
                "end",
                program::end));
    }

    /** Some sockets are opened early and kept. */
    private void begin() throws Exception {
        early.run(() -> {
            Listening listener = Kinds.of("socket").listen(CONNECTIONS);
            kept.add(listener);
            listener.announce(CONNECTIONS);
            for (int i = 0; i < CONNECTIONS; i++) {
                kept.add(Kinds.of("socket").connect(listener.address()));
            }
            return null;
        });
        for (int i = 0; i < THREADS; i++) {
            Kind kind = Kinds.of(i % 2 == 0 ? "socket" : "channel");
            Thread thread = new Thread(() -> work(kind));
            threads.add(thread);
            thread.start();
        }
    }

    private void work(Kind kind) {
        Churn once = new Churn(kind, 1, CONNECTIONS);
        try {
            while (!isEnding) {
                if (isLate) {
                    openedLate.addAndGet((Integer) once.run(1, List.of(late)));
                } else {
                    once.run(1, List.of(early));
                }
            }
        } catch (Throwable e) {
            synchronized (failures) {
                failures.add(e);
            }
        }
    }

    private void closeKept() throws Exception {
        for (Closeable socket : kept) {
            socket.close();
        }
    }

    /** Answers how many sockets the late app has opened, and closed. */
    private Object end() throws Exception {
        isEnding = true;
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.toString());
        }
        return openedLate.get();
    }
}
