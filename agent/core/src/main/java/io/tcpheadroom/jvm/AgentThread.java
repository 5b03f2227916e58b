package io.tcpheadroom.jvm;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own threads. They are daemons, so that they keep no JVM alive; they belong to the system's thread group, so
 * that a program that counts or ends the threads of its group does not meet them; they hold on to no class loader; and under a
 * security manager they have the agent's rights, whoever made them.
 */
public final class AgentThread {
    private static final int IDLE_SECONDS = 10;

    private AgentThread() {}

    /** A thread that is not started yet. */
    public static Thread of(String name, Runnable task) {
        PrivilegedAction<@Nullable Void> work = () -> {
            task.run();
            return null;
        };
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> make(name, work));
    }

    private static Thread make(String name, PrivilegedAction<?> work) {
        Thread thread = new Thread(systemGroup(), () -> AccessController.doPrivileged(work), name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    /**
     * One thread for code of the program, which may block: there is a thread only while there is something to do, and what
     * waits beyond the bound is rejected, and so is everything while no thread can be started.
     */
    public static ThreadPoolExecutor executor(String name, int mostWaiting) {
        return executor(task -> of(name, task), mostWaiting);
    }

    static ThreadPoolExecutor executor(ThreadFactory threads, int mostWaiting) {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(
                        1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(mostWaiting), threads) {
                    @Override
                    public void execute(Runnable task) {
                        try {
                            super.execute(task);
                        } catch (OutOfMemoryError e) {
                            throw new RejectedExecutionException("no thread can be started", e);
                        }
                    }
                };
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    private static ThreadGroup systemGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
