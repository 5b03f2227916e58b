package io.tcpheadroom.sample.scenario;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a scenario plays: the threads of its apps, and what is to be closed at the end. An app is a class loader of that name, as in an
 * application server; whatever a thread with that context class loader opens belongs to the app.
 */
public final class Stage implements AutoCloseable {
    /** What a thread of an app does until it is interrupted. */
    @FunctionalInterface
    interface Task {
        void run() throws IOException, InterruptedException;
    }

    private final Map<String, ClassLoader> apps = new HashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Deque<Closeable> kept = new ArrayDeque<>();
    private boolean closing;
    private @Nullable Exception failure;

    /** Starts a thread of this app. */
    synchronized void as(String app, Task task) {
        if (closing) {
            return;
        }
        Thread thread = new Thread(() -> play(task), app);
        thread.setContextClassLoader(apps.computeIfAbsent(app, Stage::loader));
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private static ClassLoader loader(String app) {
        return new URLClassLoader(app, new URL[0], Stage.class.getClassLoader());
    }

    private void play(Task task) {
        try {
            task.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            failed(e);
        } finally {
            ended(Thread.currentThread());
        }
    }

    private synchronized void ended(Thread thread) {
        threads.remove(thread);
    }

    /** What closes under a thread at the end fails there. */
    private synchronized void failed(Exception e) {
        if (!closing && failure == null) {
            failure = e;
        }
    }

    /** Closes it at the end; at once where the end has come. */
    <T extends Closeable> T keep(T resource) throws IOException {
        synchronized (this) {
            if (!closing) {
                kept.push(resource);
                return resource;
            }
        }
        resource.close();
        return resource;
    }

    /** Throws what a thread has failed with: then the scenario does not show what it says. */
    public synchronized void check() {
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    /** Ends the apps: when it returns, no thread is left, and nothing that was kept is open. */
    @Override
    public void close() {
        List<Thread> ending;
        synchronized (this) {
            closing = true;
            ending = List.copyOf(threads);
        }
        ending.forEach(Thread::interrupt);
        closeKept();
        ending.forEach(Stage::join);
        closeKept();
    }

    private void closeKept() {
        for (Closeable next = next(); next != null; next = next()) {
            try {
                next.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private synchronized @Nullable Closeable next() {
        return kept.poll();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
