package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;
import static io.tcpheadroom.hooks.Value.field;

/** Accepts of the io_uring transport that Netty 4.1 takes from its incubator, as those of Netty's own. */
final class IncubatorUringServerChannelUnsafeHooks {
    static final String TYPE = "io.netty.incubator.channel.uring.AbstractIOUringServerChannel$UringServerChannelUnsafe";

    /** The ring's answer, whatever it is: a connection is told where its channel is made. */
    static final Hook ACCEPT_FAILURE = Hook.of("Netty io_uring: accept that fails", "readComplete0", "(III)V")
            .onEnter(
                    Event.CHANNEL_ACCEPT_ENDED,
                    field("this$0", "Lio/netty/incubator/channel/uring/AbstractIOUringServerChannel;"),
                    argument(0));

    static final WovenClass CLASS = WovenClass.of(TYPE, ACCEPT_FAILURE);

    private IncubatorUringServerChannelUnsafeHooks() {}
}
