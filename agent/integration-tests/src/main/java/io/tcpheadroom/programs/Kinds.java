package io.tcpheadroom.programs;

import java.net.DatagramSocket;
import java.net.MulticastSocket;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds by the names that scripts use. A new kind of socket is a class and an entry here: tests that mean all of them ask
 * for the names.
 */
public final class Kinds {
    /** A thread of theirs waits in accept. */
    private static final Map<String, Kind> BLOCKING = Map.of("socket", new SocketKind(), "channel", new ChannelKind());

    private static final Map<String, Kind> OTHERS = Map.of(
            "selector", new SelectorKind(),
            "async", new AsyncKind(),
            "tls", new TlsKind());

    /** Of a port that several listeners share. */
    private static final Map<String, Kind> SHARED = Map.of("shared", new SharedPortKind());

    private static final Map<String, Kind> UNIX = Map.of("unix", new UnixKind());

    private static final Map<String, Kind> DATAGRAM = Map.of(
            "datagram-socket", new DatagramKind(DatagramSocket::new),
            "datagram-channel", new DatagramKind(DatagramChannel::open),
            "multicast-socket", new DatagramKind(MulticastSocket::new));

    private static final Map<String, Kind> ALL = new TreeMap<>();

    static {
        Stream.of(BLOCKING, OTHERS, SHARED, UNIX, DATAGRAM).forEach(ALL::putAll);
    }

    private static final String ON_VIRTUAL_THREADS = "virtual-";

    private static final String OF_NETTY = "netty-";

    /** Its listeners accept nothing. */
    private static final String IDLE = "idle-";

    private static final Map<String, Kind> NETTY = new ConcurrentHashMap<>();

    private Kinds() {}

    /** Those that connect, listen and accept on a JDK of this version; Netty's are not among them. */
    public static List<String> connecting(int jdk) {
        return sorted(Stream.of(blocking(jdk), OTHERS.keySet(), jdk >= 16 ? UNIX.keySet() : List.<String>of())
                .flatMap(names -> names.stream()));
    }

    /** Those of them of which a thread waits in accept. */
    public static List<String> blocking(int jdk) {
        Stream<String> virtual = BLOCKING.keySet().stream().map(name -> ON_VIRTUAL_THREADS + name);
        return sorted(Stream.concat(BLOCKING.keySet().stream(), jdk >= 21 ? virtual : Stream.of()));
    }

    public static List<String> datagram() {
        return sorted(DATAGRAM.keySet().stream());
    }

    private static List<String> sorted(Stream<String> names) {
        return names.sorted().collect(Collectors.toList());
    }

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
        boolean isIdle = transport.startsWith(IDLE);
        return NETTY.computeIfAbsent(
                transport,
                name -> new NettyKind(NettyTransport.valueOf(isIdle ? name.substring(IDLE.length()) : name), !isIdle));
    }
}
