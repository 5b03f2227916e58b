package io.tcpheadroom.hooks;

import java.util.List;

/**
 * All hooks: the narrowest layer of the JDK through which every socket passes. A new hook is an advice class beside this
 * one and an entry here; installing, reporting and testing iterate over the list.
 */
public final class HookCatalog {
    private static final String NET = "sun.nio.ch.Net";

    public static final List<Hook> ALL = List.of(
            Hook.of("open", OpenHook.class).at(NET, "socket", "(Ljava/net/ProtocolFamily;Z)Ljava/io/FileDescriptor;"),
            Hook.of("open server", OpenServerHook.class)
                    .at(
                            NET,
                            "serverSocket",
                            "(Ljava/net/ProtocolFamily;)Ljava/io/FileDescriptor;", // 25
                            "(Ljava/net/ProtocolFamily;Z)Ljava/io/FileDescriptor;", // 17, 21
                            "(Z)Ljava/io/FileDescriptor;"), // 11
            Hook.of("connect", ConnectHook.class)
                    .at(NET, "connect", "(Ljava/net/ProtocolFamily;Ljava/io/FileDescriptor;Ljava/net/InetAddress;I)I"),
            Hook.of("finish connect", FinishConnectHook.class)
                    .at(NET, "pollConnectNow", "(Ljava/io/FileDescriptor;)Z")
                    .since(13),
            Hook.of("listen", NioSocketListenHook.class)
                    .at("sun.nio.ch.NioSocketImpl", "listen", "(I)V")
                    .since(13),
            Hook.of("listen, channel", ChannelListenHook.class)
                    .at(
                            "sun.nio.ch.ServerSocketChannelImpl",
                            "bind",
                            "(Ljava/net/SocketAddress;I)Ljava/nio/channels/ServerSocketChannel;"),
            Hook.of("accept", NioSocketAcceptHook.class)
                    .at("sun.nio.ch.NioSocketImpl", "accept", "(Ljava/net/SocketImpl;)V")
                    .since(13),
            Hook.of("accept, channel", ChannelAcceptHook.class)
                    .at(
                            "sun.nio.ch.ServerSocketChannelImpl",
                            "finishAccept",
                            "(Ljava/io/FileDescriptor;Ljava/net/SocketAddress;)Ljava/nio/channels/SocketChannel;")
                    .since(16),
            Hook.of("close", CloseHook.class)
                    .at("sun.nio.ch.UnixDispatcher", "close", "(Ljava/io/FileDescriptor;)V") // 21
                    .at("sun.nio.ch.SocketDispatcher", "close", "(Ljava/io/FileDescriptor;)V")
                    .at("sun.nio.ch.DatagramDispatcher", "close", "(Ljava/io/FileDescriptor;)V"));

    private HookCatalog() {}
}
