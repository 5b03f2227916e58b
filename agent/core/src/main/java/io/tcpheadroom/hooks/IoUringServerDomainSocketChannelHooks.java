package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;
import static io.tcpheadroom.hooks.Value.self;

/** A Unix-domain server of Netty's io_uring transport. */
final class IoUringServerDomainSocketChannelHooks {
    static final String TYPE = "io.netty.channel.uring.IoUringServerDomainSocketChannel";

    /** On entry, before the number is wrapped. */
    static final Hook ACCEPT = Hook.of(
                    "Netty io_uring: accept", "newChildChannel", "(ILjava/nio/ByteBuffer;)Lio/netty/channel/Channel;")
            .onEnter(Event.CHANNEL_ACCEPTED, self(), argument(0));

    static final WovenClass CLASS = WovenClass.of(TYPE, ACCEPT);

    private IoUringServerDomainSocketChannelHooks() {}
}
