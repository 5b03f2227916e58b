package io.tcpheadroom.programs;

import java.net.DatagramSocket;
import java.net.MulticastSocket;
import java.nio.channels.DatagramChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The kinds by the names that scripts use. A new kind of socket is a class and an entry here. */
final class Kinds {
    private static final Map<String, Kind> ALL = Map.of(
            "socket", new SocketKind(),
            "channel", new ChannelKind(),
            "selector", new SelectorKind(),
            "async", new AsyncKind(),
            "tls", new TlsKind(),
            "unix", new UnixKind(),
            "datagram-socket", new DatagramKind(DatagramSocket::new),
            "datagram-channel", new DatagramKind(DatagramChannel::open),
            "multicast-socket", new DatagramKind(MulticastSocket::new));

    private static final String ON_VIRTUAL_THREADS = "virtual-";

    private static final String OF_NETTY = "netty-";
    private static final Map<String, Kind> NETTY = new ConcurrentHashMap<>();

    private Kinds() {}

    static Kind of(String name) {
        if (name.startsWith(ON_VIRTUAL_THREADS)) {
            return new VirtualKind(of(name.substring(ON_VIRTUAL_THREADS.length())));
        }
        if (name.startsWith(OF_NETTY)) {
            return ofNetty(name.substring(OF_NETTY.length()));
        }
        Kind kind = ALL.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("no kind " + name);
        }
        return kind;
    }

    /** Made when it is asked for: Netty is on the class path of few programs. */
    private static Kind ofNetty(String transport) {
        return NETTY.computeIfAbsent(transport, t -> new NettyKind(NettyTransport.valueOf(t)));
    }
}
