package io.tcpheadroom.programs;

import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Opens all that it may, sockets at first, which the agent sees being opened, then files, which it does not; and prints what
 * the agent makes of it, and how many samples later. What runs when nothing can be opened, classes too, has run before.
 */
public final class UsedUpOnKernel {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();
    private static final int MOST_SAMPLES = 40;
    private static final int TRIES = 3;
    private static final String[] ALL_KINDS = {
        "Sockets", "Eventpolls", "Eventfds", "Pipes", "Files", "Inotifies", "Others"
    };

    private final ObjectName agent = new ObjectName("tcp.headroom:type=Agent");
    private final ObjectName descriptors = new ObjectName("tcp.headroom:type=Resource,name=process-fds");

    private final ObjectName sockets = new ObjectName("tcp.headroom:type=Sockets");

    private final ObjectName kinds = new ObjectName("tcp.headroom:type=Descriptors");

    private final ServerSocketChannel listener = ServerSocketChannel.open();

    private UsedUpOnKernel() throws Exception {}

    public static void main(String[] arguments) throws Exception {
        UsedUpOnKernel program = new UsedUpOnKernel();
        Beans.awaitAgent();
        program.awaitTables();
        program.phase("warm-up", () -> new FileInputStream("/dev/null"), 3);
        program.phase("sockets", SocketChannel::open, Integer.MAX_VALUE);
        program.phase("files", () -> new FileInputStream("/dev/null"), Integer.MAX_VALUE);
    }

    private void phase(String name, Callable<Closeable> opening, int most) throws Exception {
        Beans.awaitSamples(6);
        long before = settled();
        printOpenFiles(name + "-before");
        List<Closeable> open = new ArrayList<>();
        if (most == Integer.MAX_VALUE) {
            // what is left then is opened between two samples, so that the first one that is critical sees all of it
            useUp(open, opening, (int) (number("Limit") * 9 / 10 - before));
            Beans.awaitSamples(1);
        }
        useUp(open, opening, most);
        print(name, "full", before, open.size(), most == Integer.MAX_VALUE ? number("Limit") : before + most);
        if (most == Integer.MAX_VALUE) {
            printKinds(name, name.equals("sockets") ? "Sockets" : "Others", open.size(), before + open.size());
        }
        int closed = 0;
        while (open.size() > 10) {
            open.remove(open.size() - 1).close();
            closed++;
        }
        print(name, "closed", before, closed, before + open.size());
        for (Closeable each : open) {
            each.close();
        }
    }

    /** The count, when it is that of what is open in two samples, between which whatever the agent lists has been closed. */
    private long settled() throws Exception {
        long[] last = {-1};
        Waiting.until("the count of what is open", () -> {
            long before = last[0];
            Beans.awaitSamples(1);
            last[0] = number("Used");
            return last[0] == before && last[0] == Dump.listed();
        });
        return last[0];
    }

    /** Opens until it fails again and again: at the first failure the agent may have held the last descriptor, to list the others. */
    private void useUp(List<Closeable> open, Callable<Closeable> opening, int most) throws Exception {
        int failed = 0;
        while (open.size() < most && failed < TRIES) {
            try {
                open.add(opening.call());
            } catch (IOException e) {
                failed++;
                Beans.awaitSamples(1);
            }
        }
    }

    /** Waits until so many are counted, or for long. */
    private void print(String phase, String what, long before, int moved, long expected) throws Exception {
        long start = System.nanoTime();
        long from = samples();
        while (number("Used") != expected && samples() < from + MOST_SAMPLES) {
            Thread.sleep(10);
        }
        System.out.println(String.join(
                "\t",
                phase + "-" + what,
                Long.toString(before),
                Integer.toString(moved),
                Long.toString(expected),
                Long.toString(number("Used")),
                String.valueOf(SERVER.getAttribute(descriptors, "Status")),
                Long.toString(samples() - from),
                Double.toString((System.nanoTime() - start) / 1e9),
                String.valueOf(SERVER.getAttribute(descriptors, "Reason"))));
        if (what.equals("closed")) {
            printOpenFiles(phase + "-after");
        }
    }

    /** So that a count that is not the expected one can be explained. */
    private static void printOpenFiles(String when) {
        System.out.println(when + "\t" + openFiles());
    }

    private static Map<String, Integer> openFiles() {
        Map<String, Integer> files = new TreeMap<>();
        for (String descriptor : new File("/proc/self/fd").list()) {
            try {
                String file = Files.readSymbolicLink(Path.of("/proc/self/fd", descriptor))
                        .toString();
                files.merge(file, 1, Integer::sum);
            } catch (IOException e) {
                files.merge("closed meanwhile", 1, Integer::sum);
            }
        }
        return files;
    }

    /** Waits until what was opened is in the count and the kinds add up to so many, or for long. */
    private void printKinds(String phase, String kind, int opened, long all) throws Exception {
        long from = samples();
        while ((kinds(kind) < opened || kinds(ALL_KINDS) < all) && samples() < from + 2 * MOST_SAMPLES) {
            Thread.sleep(10);
        }
        System.out.println(phase + "-kinds\t" + opened + "\t" + kinds(kind) + "\t" + kinds(ALL_KINDS));
    }

    private long kinds(String... names) throws Exception {
        long sum = 0;
        for (String name : names) {
            Long number = (Long) SERVER.getAttribute(kinds, name);
            sum += number == null ? 0 : number;
        }
        return sum;
    }

    /** The tables of listeners, which the agent opens when there is one, and keeps open from then on; the states of a socket too. */
    private void awaitTables() throws Exception {
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Waiting.until(
                "the tables of listeners",
                () -> openFiles().keySet().stream()
                                .filter(file -> file.matches("/proc/\\d+/net/tcp6?( \\(deleted\\))?"))
                                .count()
                        == 2);
        Waiting.until("the states of " + listener, () -> SERVER.getAttribute(sockets, "StatesAgeSeconds") != null);
    }

    private long samples() throws Exception {
        return (Long) SERVER.getAttribute(agent, "SamplesTotal");
    }

    private long number(String attribute) throws Exception {
        return (Long) SERVER.getAttribute(descriptors, attribute);
    }
}
