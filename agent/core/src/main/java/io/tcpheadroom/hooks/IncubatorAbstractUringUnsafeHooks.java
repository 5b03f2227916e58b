package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;
import static io.tcpheadroom.hooks.Value.field;

/** Connects of the io_uring transport that Netty 4.1 takes from its incubator, as those of Netty's own. */
final class IncubatorAbstractUringUnsafeHooks {
    static final String TYPE = "io.netty.incubator.channel.uring.AbstractIOUringChannel$AbstractUringUnsafe";

    static final Hook CONNECT = Hook.of(
                    "Netty io_uring: connect",
                    "connect",
                    "(Ljava/net/SocketAddress;Ljava/net/SocketAddress;Lio/netty/channel/ChannelPromise;)V")
            .onEnter(
                    Event.CHANNEL_CONNECTING,
                    field("this$0", "Lio/netty/incubator/channel/uring/AbstractIOUringChannel;"),
                    argument(0));

    static final Hook FINISH_CONNECT = Hook.of("Netty io_uring: finish connect", "connectComplete", "(I)V")
            .onEnter(
                    Event.CHANNEL_CONNECT_ENDED,
                    field("this$0", "Lio/netty/incubator/channel/uring/AbstractIOUringChannel;"),
                    argument(0));

    static final WovenClass CLASS = WovenClass.of(TYPE, CONNECT, FINISH_CONNECT);

    private IncubatorAbstractUringUnsafeHooks() {}
}
