package io.tcpheadroom.jmx;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The beans that are registered in one MBean server. The server tells each coming and going to whoever listens to its
 * delegate, and that may be code of the program which blocks: so beans come and go on a thread of their own, in the order in
 * which that was asked for. What cannot be registered is logged, and the rest goes on; after {@link #close} nothing is
 * registered any more, however late a sample comes.
 */
public final class Beans {
    private final MBeanServer server;
    private final Access access;
    private final Executor executor;
    private final Consumer<String> log;
    private final BiConsumer<String, String> failures;
    private final Set<ObjectName> registered = new HashSet<>();
    private volatile boolean isClosed;

    /**
     * @param executor runs one task after the other
     * @param failures takes each attribute of a sample that cannot be read, and why
     */
    public Beans(
            MBeanServer server,
            Access access,
            Executor executor,
            Consumer<String> log,
            BiConsumer<String, String> failures) {
        this.server = server;
        this.access = access;
        this.executor = executor;
        this.log = log;
        this.failures = failures;
    }

    /** Registers a bean of an interface whose annotations describe it. */
    public <V> void register(ObjectName name, Class<V> type, V values) {
        register(name, new DescribedBean(type, values, access));
    }

    public void register(ObjectName name, Object bean) {
        register(name, bean, () -> {});
    }

    /** @param refused called, by any thread, when the bean could not be registered */
    void register(ObjectName name, Object bean, Runnable refused) {
        execute(
                () -> {
                    if (!isClosed && !tryRegister(name, bean)) {
                        refused.run();
                    }
                },
                refused);
    }

    void unregister(ObjectName name) {
        execute(
                () -> {
                    if (registered.remove(name)) {
                        tryUnregister(name);
                    }
                },
                () -> {});
    }

    /**
     * Takes all of them out.
     *
     * @return false when code of the program holds that up for longer; it is done when that returns
     */
    public boolean close(long millis) {
        isClosed = true;
        return await(
                () -> {
                    registered.forEach(this::tryUnregister);
                    registered.clear();
                },
                millis);
    }

    /**
     * Waits until all that was asked for is done.
     *
     * @return false when code of the program holds that up for longer
     */
    public boolean flush(long millis) {
        return await(() -> {}, millis);
    }

    Access access() {
        return access;
    }

    Consumer<String> log() {
        return log;
    }

    BiConsumer<String, String> failures() {
        return failures;
    }

    private void execute(Runnable task, Runnable refused) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            refused.run();
            if (!isClosed && e.getCause() == null) {
                log.accept(
                        "the MBean server is blocked by a listener of its delegate; new MBeans appear when that returns");
            }
        }
    }

    private boolean await(Runnable task, long millis) {
        FutureTask<@Nullable Void> done = new FutureTask<>(task, null);
        try {
            executor.execute(done);
            done.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException | RejectedExecutionException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private boolean tryRegister(ObjectName name, Object bean) {
        try {
            server.registerMBean(bean, name);
            registered.add(name);
            return true;
        } catch (JMException | RuntimeException e) {
            log.accept("the MBean " + name + " cannot be registered: " + e);
            return false;
        }
    }

    private void tryUnregister(ObjectName name) {
        try {
            if (server.isRegistered(name)) {
                server.unregisterMBean(name);
            }
        } catch (JMException | RuntimeException e) {
            log.accept("the MBean " + name + " cannot be unregistered: " + e);
        }
    }
}
