package io.tcpheadroom.jconsole.model;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.management.AttributeList;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/**
 * Reads the attributes of many beans, a call for each. Where answers come at once, one after the other; over a slow link several at a time, or a tick
 * would take as many round trips as there are beans.
 */
final class AttributeReads {
    private static final int AT_A_TIME = 8;

    /** A call that takes longer than that waits for the link and not for the JVM. */
    private static final Duration SLOW = Duration.ofMillis(20);

    private final MBeanServerConnection connection;
    private final Map<ObjectName, Future<AttributeList>> ahead = new HashMap<>();

    AttributeReads(MBeanServerConnection connection) {
        this.connection = connection;
    }

    static boolean isSlow(Duration call) {
        return call.compareTo(SLOW) > 0;
    }

    /** Begins to read all of them, each with the attributes of its type. What one of them throws is thrown when it is asked for. */
    void readAhead(Map<ObjectName, BeanType> beans) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, AttributeReads::daemon);
        beans.forEach((name, type) -> {
            Callable<AttributeList> read = () -> connection.getAttributes(name, type.attributes());
            ahead.put(name, threads.submit(read));
        });
        threads.shutdown();
    }

    private static Thread daemon(Runnable reading) {
        Thread thread = new Thread(reading, "tcp-headroom-read");
        thread.setDaemon(true);
        return thread;
    }

    AttributeList get(ObjectName name, String[] attributes) throws JMException, IOException {
        Future<AttributeList> read = ahead.remove(name);
        return read == null ? connection.getAttributes(name, attributes) : answer(read);
    }

    private static AttributeList answer(Future<AttributeList> read) throws JMException, IOException {
        try {
            return read.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof JMException) {
                throw (JMException) cause;
            }
            if (cause instanceof IOException) {
                throw (IOException) cause;
            }
            if (cause instanceof RuntimeException) {
                throw (RuntimeException) cause;
            }
            throw new IllegalStateException(cause);
        }
    }

    /** What nobody asked for, after a call that failed, is not read any more. */
    void forget() {
        ahead.values().forEach(read -> read.cancel(true));
        ahead.clear();
    }
}
