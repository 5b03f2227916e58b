package io.tcpheadroom.hooks;

import java.util.List;

/**
 * All hooks: the narrowest layer of the JDK through which every socket passes. A new hook is an advice class beside this
 * one and an entry here; installing, reporting and testing iterate over the list.
 */
public final class HookCatalog {
    private static final String NET = "sun.nio.ch.Net";

    private static final String NIO_SOCKET = "sun.nio.ch.NioSocketImpl";
    private static final String SERVER_CHANNEL = "sun.nio.ch.ServerSocketChannelImpl";
    private static final String SOCKET_CHANNEL = "sun.nio.ch.SocketChannelImpl";
    private static final String SOCKET_CLEANABLE = "java.net.SocketCleanable";
    private static final String UNIX_SOCKETS = "sun.nio.ch.UnixDomainSockets";
    private static final String NETTY_SOCKET = "io.netty.channel.unix.Socket";
    private static final String URING = "io.netty.channel.uring.";
    private static final String HTTP = "jdk.internal.net.http.";

    /** The plain implementation: the default up to JDK 12, with {@code jdk.net.usePlainSocketImpl} up to 17. */
    private static final String PLAIN_SOCKET = "java.net.AbstractPlainSocketImpl";

    /** The default up to JDK 13, with {@code jdk.net.usePlainDatagramSocketImpl} up to 17. */
    private static final String PLAIN_DATAGRAM = "java.net.AbstractPlainDatagramSocketImpl";

    public static final List<Hook> ALL = List.of(
            Hook.of("open", OpenHook.class).at(NET, "socket", "(Ljava/net/ProtocolFamily;Z)Ljava/io/FileDescriptor;"),
            Hook.of("open server", OpenServerHook.class)
                    .at(
                            NET,
                            "serverSocket",
                            "(Ljava/net/ProtocolFamily;)Ljava/io/FileDescriptor;", // 25
                            "(Ljava/net/ProtocolFamily;Z)Ljava/io/FileDescriptor;", // 17, 21
                            "(Z)Ljava/io/FileDescriptor;"), // 11
            Hook.of("open, Unix-domain", OpenUnixHook.class)
                    .at(UNIX_SOCKETS, "socket", "()Ljava/io/FileDescriptor;")
                    .since(16),
            Hook.of("open server, channel", ServerChannelHook.class)
                    .at(
                            SERVER_CHANNEL,
                            "<init>",
                            "(Ljava/nio/channels/spi/SelectorProvider;Ljava/net/ProtocolFamily;)V")
                    .since(16),
            Hook.of("open, plain", OldOpenHook.class)
                    .at(PLAIN_SOCKET, "create", "(Z)V")
                    .until(12),
            Hook.of("open, plain on request", PlainOpenHook.class)
                    .at(PLAIN_SOCKET, "create", "(Z)V")
                    .since(13)
                    .until(17),
            Hook.of("open datagram, plain", OldDatagramOpenHook.class)
                    .at(PLAIN_DATAGRAM, "create", "()V")
                    .until(17),
            Hook.of("bind", BindHook.class)
                    .at(NET, "bind", "(Ljava/net/ProtocolFamily;Ljava/io/FileDescriptor;Ljava/net/InetAddress;I)V"),
            Hook.of("bind, Unix-domain", BindUnixHook.class)
                    .at(UNIX_SOCKETS, "bind", "(Ljava/io/FileDescriptor;Ljava/nio/file/Path;)V")
                    .since(16),
            Hook.of("bind, plain", OldBindHook.class)
                    .at(PLAIN_SOCKET, "bind", "(Ljava/net/InetAddress;I)V")
                    .until(17)
                    .at(PLAIN_DATAGRAM, "bind", "(ILjava/net/InetAddress;)V")
                    .until(17),
            Hook.of("connect", ConnectHook.class)
                    .at(NET, "connect", "(Ljava/net/ProtocolFamily;Ljava/io/FileDescriptor;Ljava/net/InetAddress;I)I"),
            Hook.of("connect, Unix-domain", ConnectUnixHook.class)
                    .at(UNIX_SOCKETS, "connect", "(Ljava/io/FileDescriptor;Ljava/nio/file/Path;)I")
                    .since(16),
            Hook.of("connect, plain", OldConnectHook.class)
                    .at(PLAIN_SOCKET, "doConnect", "(Ljava/net/InetAddress;II)V")
                    .until(17),
            Hook.of("finish connect", FinishConnectHook.class)
                    .at(NET, "pollConnectNow", "(Ljava/io/FileDescriptor;)Z")
                    .since(13),
            Hook.of("finish connect, old channel", OldFinishConnectHook.class)
                    .at(SOCKET_CHANNEL, "finishConnect", "()Z")
                    .until(12),
            Hook.of("finish connect, async", AsyncConnectedHook.class)
                    .at("sun.nio.ch.UnixAsynchronousSocketChannelImpl", "setConnected", "()V"),
            Hook.of("listen", NioSocketListenHook.class)
                    .at(NIO_SOCKET, "listen", "(I)V")
                    .since(13)
                    .at(PLAIN_SOCKET, "listen", "(I)V")
                    .until(17),
            Hook.of("listen, channel", ChannelListenHook.class)
                    .at(SERVER_CHANNEL, "bind", "(Ljava/net/SocketAddress;I)Ljava/nio/channels/ServerSocketChannel;"),
            Hook.of("listen, async", ChannelListenHook.class)
                    .at(
                            "sun.nio.ch.AsynchronousServerSocketChannelImpl",
                            "bind",
                            "(Ljava/net/SocketAddress;I)Ljava/nio/channels/AsynchronousServerSocketChannel;"),
            Hook.of("accept", NioSocketAcceptHook.class)
                    .at(NIO_SOCKET, "accept", "(Ljava/net/SocketImpl;)V")
                    .since(13)
                    .at(PLAIN_SOCKET, "accept", "(Ljava/net/SocketImpl;)V")
                    .until(17),
            Hook.of("accept, channel", ChannelAcceptHook.class)
                    .at(
                            SERVER_CHANNEL,
                            "finishAccept",
                            "(Ljava/io/FileDescriptor;Ljava/net/SocketAddress;)Ljava/nio/channels/SocketChannel;", // 17
                            "(Ljava/io/FileDescriptor;Ljava/net/InetSocketAddress;)"
                                    + "Ljava/nio/channels/SocketChannel;") // 13
                    .since(13),
            Hook.of("accept, old channel", OldChannelAcceptHook.class)
                    .at(
                            SERVER_CHANNEL,
                            "accept",
                            "(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;[Ljava/net/InetSocketAddress;)I")
                    .until(12),
            Hook.of("accept, begin", EnteringHook.class)
                    .at(NIO_SOCKET, "accept", "(Ljava/net/SocketImpl;)V")
                    .since(13)
                    .at(PLAIN_SOCKET, "accept", "(Ljava/net/SocketImpl;)V")
                    .until(17)
                    .at(PLAIN_SOCKET, "create", "(Z)V")
                    .until(17)
                    .at(PLAIN_DATAGRAM, "create", "()V")
                    .until(17)
                    .at(
                            SERVER_CHANNEL,
                            "accept",
                            "(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;[Ljava/net/InetSocketAddress;)I")
                    .until(12),
            Hook.of("accept, begun before the attach", EarlierAcceptHook.class)
                    .at(
                            NIO_SOCKET,
                            "closerFor",
                            "(Ljava/io/FileDescriptor;)Ljava/lang/Runnable;", // 25
                            "(Ljava/io/FileDescriptor;Z)Ljava/lang/Runnable;") // 17, 21
                    .since(13)
                    .at(
                            SOCKET_CLEANABLE,
                            "register",
                            "(Ljava/io/FileDescriptor;)V", // 11
                            "(Ljava/io/FileDescriptor;Z)V") // 17
                    .until(17),
            Hook.of("accept, begun before the attach, old channel", OldEarlierAcceptHook.class)
                    .at(
                            SOCKET_CHANNEL,
                            "<init>",
                            "(Ljava/nio/channels/spi/SelectorProvider;Ljava/io/FileDescriptor;Ljava/net/InetSocketAddress;)V")
                    .until(12),
            Hook.of("accept, async", AsyncAcceptHook.class)
                    .at(
                            "sun.nio.ch.UnixAsynchronousServerSocketChannelImpl",
                            "finishAccept",
                            "(Ljava/io/FileDescriptor;Ljava/net/InetSocketAddress;)"
                                    + "Ljava/nio/channels/AsynchronousSocketChannel;", // 25
                            "(Ljava/io/FileDescriptor;Ljava/net/InetSocketAddress;Ljava/security/AccessControlContext;)"
                                    + "Ljava/nio/channels/AsynchronousSocketChannel;"),
            Hook.of("close", CloseHook.class)
                    .at("sun.nio.ch.UnixDispatcher", "close", "(Ljava/io/FileDescriptor;)V")
                    .since(21)
                    .at("sun.nio.ch.SocketDispatcher", "close", "(Ljava/io/FileDescriptor;)V")
                    .until(20)
                    .at("sun.nio.ch.DatagramDispatcher", "close", "(Ljava/io/FileDescriptor;)V")
                    .until(20),
            Hook.of("close, plain", OldCloseHook.class)
                    .at(PLAIN_SOCKET, "socketClose", "()V")
                    .until(17),
            Hook.of("close datagram, plain", OldCloseHook.class)
                    .at(PLAIN_DATAGRAM, "close", "()V")
                    .until(17),
            Hook.of("close by the collector, plain", OldReclaimHook.class)
                    .at(SOCKET_CLEANABLE, "performCleanup", "()V")
                    .until(17),
            // java.net.http, a module that is loaded when it is used, or not there at all
            Hook.of("HTTP client: make", HttpClientMadeHook.class)
                    .at(
                            HTTP + "HttpClientImpl",
                            "<init>",
                            "(Ljdk/internal/net/http/HttpClientBuilderImpl;"
                                    + "Ljdk/internal/net/http/HttpClientImpl$SingleFacadeFactory;)V")
                    .ofLibrary(),
            Hook.of("HTTP client: open", HttpClientOpenHook.class)
                    .at(
                            HTTP + "HttpConnection",
                            "getPlainConnection",
                            "(Ljava/net/InetSocketAddress;Ljava/net/InetSocketAddress;"
                                    + "Ljdk/internal/net/http/HttpRequestImpl;Ljdk/internal/net/http/HttpClientImpl;)"
                                    + "Ljdk/internal/net/http/HttpConnection;")
                    .at(
                            HTTP + "HttpConnection",
                            "getSSLConnection",
                            "(Ljava/net/InetSocketAddress;Ljava/net/InetSocketAddress;[Ljava/lang/String;"
                                    + "Ljdk/internal/net/http/HttpRequestImpl;Ljdk/internal/net/http/HttpClientImpl;)"
                                    + "Ljdk/internal/net/http/HttpConnection;")
                    .ofLibrary(),
            Hook.of("HTTP client: make, HTTP/3", HttpClientMadeHook.class)
                    .at(HTTP + "quic.QuicClient", "<init>", "(Ljdk/internal/net/http/quic/QuicClient$Builder;)V")
                    .ofLibrary()
                    .since(26),
            Hook.of("HTTP client: open, HTTP/3", HttpClientDatagramHook.class)
                    .at(
                            HTTP + "quic.QuicClient",
                            "createEndpoint",
                            "(Ljava/lang/String;)Ljdk/internal/net/http/quic/QuicEndpoint;")
                    .ofLibrary()
                    .since(26),
            // Netty's native transports, epoll of 4.1 and 4.2 and io_uring of 4.2
            Hook.of("Netty: open", NettyOpenHook.class)
                    .at(NETTY_SOCKET, "<init>", "(I)V")
                    .ofLibrary(),
            Hook.of("Netty: open datagram", NettyDatagramOpenHook.class)
                    .at(NETTY_SOCKET, "newSocketDgram0", "(Z)I")
                    .ofLibrary(),
            Hook.of("Netty: bind", NettyBindHook.class)
                    .at(NETTY_SOCKET, "bind", "(Ljava/net/SocketAddress;)V")
                    .ofLibrary(),
            Hook.of("Netty: connect", NettyConnectHook.class)
                    .at(NETTY_SOCKET, "connect", "(Ljava/net/SocketAddress;)Z")
                    .ofLibrary(),
            Hook.of("Netty: finish connect", NettyFinishConnectHook.class)
                    .at(NETTY_SOCKET, "finishConnect", "()Z")
                    .ofLibrary(),
            Hook.of("Netty: listen", NettyListenHook.class)
                    .at(NETTY_SOCKET, "listen", "(I)V")
                    .ofLibrary(),
            Hook.of("Netty: accept", NettyAcceptHook.class)
                    .at(NETTY_SOCKET, "accept", "([B)I")
                    .ofLibrary(),
            Hook.of("Netty: close", NettyCloseHook.class)
                    .at("io.netty.channel.unix.FileDescriptor", "close", "()V")
                    .ofLibrary(),
            Hook.of("Netty io_uring: connect", UringConnectHook.class)
                    .at(
                            URING + "AbstractIoUringChannel$AbstractUringUnsafe",
                            "connect",
                            "(Ljava/net/SocketAddress;Ljava/net/SocketAddress;Lio/netty/channel/ChannelPromise;)V")
                    .ofLibrary(),
            Hook.of("Netty io_uring: finish connect", UringConnectedHook.class)
                    .at(URING + "AbstractIoUringChannel$AbstractUringUnsafe", "connectComplete", "(BIIJ)V", "(BIIS)V")
                    .ofLibrary(),
            Hook.of("Netty io_uring: accept", UringAcceptHook.class)
                    .at(
                            URING + "IoUringServerSocketChannel",
                            "newChildChannel",
                            "(ILjava/nio/ByteBuffer;)Lio/netty/channel/Channel;")
                    .at(
                            URING + "IoUringServerDomainSocketChannel",
                            "newChildChannel",
                            "(ILjava/nio/ByteBuffer;)Lio/netty/channel/Channel;")
                    .ofLibrary(),
            Hook.of("Netty io_uring: close", UringCloseHook.class)
                    .at(URING + "IoUringIoOps", "newClose", "(IBS)Lio/netty/channel/uring/IoUringIoOps;")
                    .ofLibrary());

    private HookCatalog() {}
}
