package io.tcpheadroom.programs;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * A program with known sockets, for a kernel on which nothing else runs: it opens them, waits until the agent has sampled
 * them, and prints what the agent's beans say between two readings of the kernel's files. The one who started it compares.
 */
public final class OnKernel {
    /** One more than the listener's backlog waits in its queue. */
    private static final int BACKLOG = 5;

    private static final int CONNECTIONS = 20;
    private static final int TIME_WAITS = 3;
    private static final int DIRECT_BYTES = 1 << 20;
    private static final List<String> ON_DEMAND = List.of(
            "memory-maps", "epoll-watches", "inotify-instances", "inotify-watches", "syn-queue", "ephemeral-ports");

    private final InetAddress loopback = InetAddress.getLoopbackAddress();
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final List<Object> open = new ArrayList<>();

    private OnKernel() {}

    public static void main(String[] arguments) throws Exception {
        OnKernel program = new OnKernel();
        program.openSockets();
        Beans.awaitAgent();
        Dump dump = new Dump(program.server);
        dump.files("before");
        for (String slow : ON_DEMAND) {
            program.measure(slow);
        }
        program.awaitAllReadSince(System.nanoTime());
        dump.beans();
        dump.files("after");
    }

    private void openSockets() throws IOException {
        ServerSocket full = new ServerSocket(0, BACKLOG, loopback);
        for (int i = 0; i <= BACKLOG; i++) {
            open.add(new Socket(loopback, full.getLocalPort()));
        }
        ServerSocket busy = new ServerSocket(0, 50, loopback);
        for (int i = 0; i < CONNECTIONS; i++) {
            open.add(new Socket(loopback, busy.getLocalPort()));
            open.add(busy.accept());
        }
        for (int i = 0; i < TIME_WAITS; i++) {
            closedByTheClient(busy);
        }
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.configureBlocking(false);
        Selector selector = Selector.open();
        channel.register(selector, SelectionKey.OP_ACCEPT);
        selector.selectNow();
        open.addAll(List.of(full, busy, channel, selector, ByteBuffer.allocateDirect(DIRECT_BYTES)));
        System.out.println("full\t" + full.getLocalPort());
        System.out.println("busy\t" + busy.getLocalPort());
    }

    private void closedByTheClient(ServerSocket listener) throws IOException {
        try (Socket client = new Socket(loopback, listener.getLocalPort());
                Socket accepted = listener.accept()) {
            client.shutdownOutput();
            accepted.getInputStream().read();
            accepted.shutdownOutput();
            client.getInputStream().read();
        }
    }

    /** Not everything is read for each sample; nothing of ours may be open while the descriptors are counted. */
    private void awaitAllReadSince(long nanos) throws Exception {
        for (ObjectName resource : server.queryNames(new ObjectName("tcp.headroom:type=Resource,name=*"), null)) {
            if (!ON_DEMAND.contains(resource.getKeyProperty("name"))) {
                Waiting.until(
                        "a new " + resource,
                        () -> isYounger(server.getAttribute(resource, "AgeSeconds"), System.nanoTime() - nanos));
            }
        }
        Beans.awaitSamples(3);
    }

    /** What was never read will not be. */
    private static boolean isYounger(Object ageSeconds, long nanos) {
        return ageSeconds == null || nanos > 0 && (Double) ageSeconds * 1e9 < nanos;
    }

    private void measure(String resource) throws Exception {
        Object answer =
                server.invoke(new ObjectName("tcp.headroom:type=Resource,name=" + resource), "measure", null, null);
        System.out.println("measured\t" + resource + "\t" + answer);
    }
}
