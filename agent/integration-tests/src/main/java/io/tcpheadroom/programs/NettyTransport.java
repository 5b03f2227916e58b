package io.tcpheadroom.programs;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;

/** The classes of one of Netty's transports, by name: which of them there are depends on the version on the class path. */
enum NettyTransport {
    NIO("io.netty.channel.socket.nio.Nio", "io.netty.channel.nio.NioEventLoopGroup", null),
    EPOLL("io.netty.channel.epoll.Epoll", "io.netty.channel.epoll.EpollEventLoopGroup", null),
    /** Of Unix domain. */
    EPOLL_UNIX("io.netty.channel.epoll.Epoll", "io.netty.channel.epoll.EpollEventLoopGroup", null),
    /** Of the incubator, beside Netty 4.1. */
    INCUBATOR(
            "io.netty.incubator.channel.uring.IOUring", "io.netty.incubator.channel.uring.IOUringEventLoopGroup", null),
    /** Netty 4.2 only. */
    IO_URING("io.netty.channel.uring.IoUring", null, "io.netty.channel.uring.IoUringIoHandler");

    private final String prefix;
    private final String group;
    private final String handler;

    NettyTransport(String prefix, String group, String handler) {
        this.prefix = prefix;
        this.group = group;
        this.handler = handler;
    }

    boolean isOfUnixDomain() {
        return this == EPOLL_UNIX;
    }

    Class<? extends Channel> client() {
        return type(isOfUnixDomain() ? "DomainSocketChannel" : "SocketChannel").asSubclass(Channel.class);
    }

    Class<? extends ServerChannel> server() {
        return type(isOfUnixDomain() ? "ServerDomainSocketChannel" : "ServerSocketChannel")
                .asSubclass(ServerChannel.class);
    }

    Class<? extends Channel> datagram() {
        return type("DatagramChannel").asSubclass(Channel.class);
    }

    /** An event loop of one thread. */
    EventLoopGroup group() {
        try {
            if (group != null) {
                return (EventLoopGroup)
                        Class.forName(group).getConstructor(int.class).newInstance(1);
            }
            Object factory = Class.forName(handler).getMethod("newFactory").invoke(null);
            return (EventLoopGroup) Class.forName("io.netty.channel.MultiThreadIoEventLoopGroup")
                    .getConstructor(int.class, Class.forName("io.netty.channel.IoHandlerFactory"))
                    .newInstance(1, factory);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no " + this + " on this class path", e);
        }
    }

    private Class<?> type(String suffix) {
        try {
            return Class.forName(prefix + suffix);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
