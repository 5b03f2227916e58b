package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;
import static io.tcpheadroom.hooks.Value.self;

/** A TCP server of the io_uring transport of Netty's incubator. */
final class IncubatorIOUringServerSocketChannelHooks {
    static final String TYPE = "io.netty.incubator.channel.uring.IOUringServerSocketChannel";

    /** On entry, before the number is wrapped. */
    static final Hook ACCEPT = Hook.of("Netty io_uring: accept", "newChildChannel", "(IJJ)Lio/netty/channel/Channel;")
            .onEnter(Event.CHANNEL_ACCEPTED, self(), argument(0));

    static final WovenClass CLASS = WovenClass.of(TYPE, ACCEPT);

    private IncubatorIOUringServerSocketChannelHooks() {}
}
