package io.tcpheadroom.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Reads every attribute of every MBean, as an exporter does at each scrape, in a program with so many connections to a few destinations;
 * prints how many there are, the microseconds of one such reading and the bytes that it allocates. Arguments: connections, how often.
 */
public final class ScrapeLoop {
    private static final int LISTENERS = 5;
    private static final ObjectName AGENT = name("tcp.headroom:type=Agent");
    private static final long MOST_MILLIS = 20_000;

    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ScrapeLoop() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("ready");
        boolean isWithUs = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(option -> option.contains("tcp-headroom"));
        int connections = Integer.parseInt(arguments[0]);
        int times = Integer.parseInt(arguments[1]);
        List<AutoCloseable> open = new ArrayList<>();
        for (int i = 0; i < LISTENERS; i++) {
            ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            open.add(listener);
            for (int j = 0; j < connections / LISTENERS; j++) {
                open.add(new Socket(listener.getInetAddress(), listener.getLocalPort()));
                open.add(listener.accept());
            }
        }
        if (isWithUs) {
            awaitBeans();
        }
        int attributes = 0;
        for (int i = 0; i < times; i++) {
            attributes = scrape();
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            attributes = scrape();
        }
        System.out.println("scrape " + (System.nanoTime() - start) / 1e3 / times);
        System.out.println("allocated " + (THREADS.getCurrentThreadAllocatedBytes() - allocated) / times);
        System.out.println("attributes " + attributes);
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    /** The agent's own bean comes last, and those of its listeners by the next samples. */
    private static void awaitBeans() throws Exception {
        long start = System.nanoTime();
        while (!SERVER.isRegistered(AGENT)
                || SERVER.queryNames(name("tcp.headroom:type=Destination,*"), null)
                                .size()
                        < LISTENERS) {
            if ((System.nanoTime() - start) / 1_000_000 > MOST_MILLIS) {
                throw new IllegalStateException("the agent's MBeans do not appear");
            }
            Thread.sleep(100);
        }
    }

    private static int scrape() {
        int attributes = 0;
        for (ObjectName name : SERVER.queryNames(null, null)) {
            try {
                String[] names = Stream.of(SERVER.getMBeanInfo(name).getAttributes())
                        .map(MBeanFeatureInfo::getName)
                        .toArray(String[]::new);
                attributes += SERVER.getAttributes(name, names).size();
            } catch (JMException e) {
                // it went meanwhile
            }
        }
        return attributes;
    }

    private static ObjectName name(String text) {
        try {
            return new ObjectName(text);
        } catch (JMException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
