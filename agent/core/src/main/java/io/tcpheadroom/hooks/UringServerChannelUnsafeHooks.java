package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;
import static io.tcpheadroom.hooks.Value.field;

/** Accepts of Netty's io_uring transport, TCP and Unix-domain: the kernel gets them with the ring, and answers later. */
final class UringServerChannelUnsafeHooks {
    static final String TYPE = "io.netty.channel.uring.AbstractIoUringServerChannel$UringServerChannelUnsafe";

    /** The ring's answer, whatever it is: a connection is told where its channel is made. */
    static final Hook ACCEPT_FAILURE = Hook.of("Netty io_uring: accept that fails", "readComplete0", "(BIISI)V")
            .onEnter(
                    Event.CHANNEL_ACCEPT_ENDED,
                    field("this$0", "Lio/netty/channel/uring/AbstractIoUringServerChannel;"),
                    argument(1));

    static final WovenClass CLASS = WovenClass.of(TYPE, ACCEPT_FAILURE);

    private UringServerChannelUnsafeHooks() {}
}
