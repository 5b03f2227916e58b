package io.tcpheadroom.programs;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many connections, opened and closed by several threads at once in rounds of their own, so that one thread is given the
 * descriptor numbers that another has just closed. Each thread has a listener, and both ends of its connections.
 */
final class Churn {
    private final Kind kind;
    private final int rounds;
    private final int connections;

    /** So many connections in each of so many rounds. */
    Churn(Kind kind, int rounds, int connections) {
        this.kind = kind;
        this.rounds = rounds;
        this.connections = connections;
    }

    /** The threads belong to the apps in turn. Answers how many sockets they opened. */
    Object run(int threads, List<App> apps) throws Exception {
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            App app = apps.get(i % apps.size());
            tasks.add(() -> (Integer) app.run(this::allRounds));
        }
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        int sockets = 0;
        for (Future<Integer> opened : workers.invokeAll(tasks)) {
            sockets += opened.get();
        }
        workers.shutdown();
        return sockets;
    }

    private Object allRounds() throws Exception {
        try (Listening listener = kind.listen(connections)) {
            for (int i = 0; i < rounds; i++) {
                round(listener);
            }
        }
        return 1 + rounds * connections * 2;
    }

    private void round(Listening listener) throws Exception {
        List<Closeable> open = new ArrayList<>();
        listener.announce(connections);
        for (int i = 0; i < connections; i++) {
            open.add(kind.connect(listener.address()));
        }
        listener.await(connections);
        close(open);
        listener.closeAccepted();
    }

    private static void close(List<Closeable> sockets) throws IOException {
        for (Closeable socket : sockets) {
            socket.close();
        }
    }
}
