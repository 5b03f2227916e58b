package io.tcpheadroom.programs;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes trouble in the kernel, on a machine that has nothing else to do and whose limits were made small before, and prints what the agent
 * finds ({@link Found}). The arguments are the kinds of trouble, in turn: those of a host, {@code packets}, {@code conntrack},
 * {@code memory}; those of a control group, {@code group}; those of a network namespace of its own, {@code hidden}.
 */
public final class KernelTroubles {
    private static final Path SYSCTLS = Path.of("/proc/sys/net");
    private static final int PACKETS = 200;
    private static final int FLOWS = 4;

    private static final String HOST = "host";
    private static final String NAMESPACE = "network namespace";

    private KernelTroubles() {}

    public static void main(String[] arguments) throws Exception {
        Beans.awaitAgent();
        for (String trouble : arguments) {
            make(trouble);
        }
    }

    private static void make(String trouble) throws Exception {
        switch (trouble) {
            case "packets":
                packets();
                break;
            case "conntrack":
                conntrack();
                break;
            case "memory":
                memory(new Found("tcp-memory-pressure", HOST), new Found("connections-aborted", NAMESPACE));
                break;
            case "hidden":
                set("core/bypass_prot_mem", 0);
                memory(
                        new Found("limit-not-visible", "resource tcp-memory"),
                        new Found("limit-not-visible", "resource tcp-orphans"));
                break;
            case "group":
                ControlGroupTroubles.make();
                break;
            default:
                throw new IllegalArgumentException(trouble);
        }
    }

    /** Kernel settings take effect at once; the agent may see them a minute later. */
    private static void set(String name, long value) throws IOException {
        Files.writeString(SYSCTLS.resolve(name), value + "\n");
    }

    /** More than the processor takes that they are for, which is another one for some of the flows. */
    private static void packets() throws Exception {
        Found drops = new Found("softnet-drops", HOST);
        Found squeeze = new Found("softnet-time-squeeze", HOST);
        List<DatagramSocket> flows = new ArrayList<>();
        for (int i = 0; i < FLOWS; i++) {
            flows.add(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        }
        drops.whenever(() -> flood(flows));
        squeeze.whenever(() -> flood(flows));
        flows.forEach(DatagramSocket::close);
        set("core/netdev_max_backlog", 1000);
        set("core/netdev_budget", 300);
    }

    private static void flood(List<DatagramSocket> flows) throws IOException {
        for (int i = 0; i < PACKETS; i++) {
            for (DatagramSocket flow : flows) {
                flow.send(new DatagramPacket(new byte[1], 1, flow.getLocalSocketAddress()));
            }
        }
    }

    /** Of 100 that may be tracked, first 80. Those beyond do not come up, and the kernel tries again. */
    private static void conntrack() throws Exception {
        Found timeout = new Found("conntrack-established-timeout", NAMESPACE);
        Found drops = new Found("conntrack-drops", NAMESPACE);
        List<SocketChannel> open = new ArrayList<>();
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
            connect(listener, 80, open);
            timeout.whenever(() -> {}, () -> "tracked: " + KernelCount.used("conntrack") + " of 100 connections");
            connect(listener, 40, open);
            drops.whenever(() -> {}, () -> "tracked now: " + KernelCount.used("conntrack") + " of 100 connections");
        }
        for (SocketChannel channel : open) {
            channel.close(); // the listener's end has reset them: no orphan is left
        }
        set("netfilter/nf_conntrack_max", 65_536);
    }

    private static void connect(ServerSocketChannel listener, int connections, List<SocketChannel> open)
            throws IOException {
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open();
            open.add(channel);
            channel.configureBlocking(false);
            channel.connect(listener.getLocalAddress());
        }
    }

    /** What nobody reads, and then nobody waits for any more. */
    private static void memory(Found unread, Found orphaned) throws Exception {
        try (UnreadData data = new UnreadData()) {
            unread.whenever(data::add);
            while (data.connections() < 20) {
                data.add();
            }
            orphaned.whenever(data::orphanOne);
        }
    }
}
