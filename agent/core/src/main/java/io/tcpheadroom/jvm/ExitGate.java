package io.tcpheadroom.jvm;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps our threads out of the JVM's way when it ends. HotSpot waits for class file callbacks that are under way, on JDK 26
 * for a minute where they are a daemon thread's (JDK-8387045), and while the agent starts its threads load and weave
 * classes all the time. So that work is done in steps: once the JVM has begun to end no further step begins, and its end waits
 * for the step that is under way, for a second at most.
 */
public final class ExitGate {
    private static final long MOST_MILLIS = 1_000;

    private final Thread hook = AgentThread.of("tcp-headroom-exit", this::close);
    private int under;
    private boolean isClosed;

    /** From now on the JVM's end closes it. */
    public synchronized void open() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            isClosed = true; // the JVM is ending already
        }
    }

    /** Takes a step, unless the JVM has begun to end; false when it has. */
    public boolean pass(Runnable step) {
        if (!enter()) {
            return false;
        }
        try {
            step.run();
            return true;
        } finally {
            leave();
        }
    }

    /** The same; what a step throws is handed on, unless it throws because the JVM ends. False then too. */
    public boolean pass(Runnable step, Consumer<Throwable> failed) {
        if (!enter()) {
            return false;
        }
        try {
            step.run();
            return true;
        } catch (Throwable e) {
            if (!isClosed()) {
                failed.accept(e);
            }
            return false;
        } finally {
            leave();
        }
    }

    private synchronized boolean enter() {
        under += isClosed ? 0 : 1;
        return !isClosed;
    }

    private synchronized void leave() {
        under--;
        notifyAll();
    }

    /** The JVM ends. */
    synchronized void close() {
        isClosed = true;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOST_MILLIS);
        try {
            for (long left = MOST_MILLIS; under > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The JVM has begun to end. */
    public synchronized boolean isClosed() {
        return isClosed;
    }

    /** From now on every step may be taken at any time, and nothing of this is left in the JVM. */
    public void remove() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is ending, and the hook runs
        }
    }
}
