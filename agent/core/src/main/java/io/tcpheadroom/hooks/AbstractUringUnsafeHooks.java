package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;
import static io.tcpheadroom.hooks.Value.field;

/** Connects of Netty's io_uring transport: the kernel gets them with the ring, and answers later. */
final class AbstractUringUnsafeHooks {
    static final String TYPE = "io.netty.channel.uring.AbstractIoUringChannel$AbstractUringUnsafe";

    static final Hook CONNECT = Hook.of(
                    "Netty io_uring: connect",
                    "connect",
                    "(Ljava/net/SocketAddress;Ljava/net/SocketAddress;Lio/netty/channel/ChannelPromise;)V")
            .onEnter(
                    Event.CHANNEL_CONNECTING,
                    field("this$0", "Lio/netty/channel/uring/AbstractIoUringChannel;"),
                    argument(0));

    /**
     * The ring's answer. What is still under way is asked for again, as with epoll.
     */
    static final Hook FINISH_CONNECT = Hook.of(
                    "Netty io_uring: finish connect", "connectComplete", "(BIIJ)V", "(BIIS)V")
            .onEnter(
                    Event.CHANNEL_CONNECT_ENDED,
                    field("this$0", "Lio/netty/channel/uring/AbstractIoUringChannel;"),
                    argument(1));

    static final WovenClass CLASS = WovenClass.of(TYPE, CONNECT, FINISH_CONNECT);

    private AbstractUringUnsafeHooks() {}
}
