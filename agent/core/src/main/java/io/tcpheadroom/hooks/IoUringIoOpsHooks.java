package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;

/** What Netty's io_uring transport gives to the kernel with the ring. */
final class IoUringIoOpsHooks {
    static final String TYPE = "io.netty.channel.uring.IoUringIoOps";

    /** Closes go past the object that wraps the number. */
    static final Hook CLOSE = Hook.of("Netty io_uring: close", "newClose", "(IBS)Lio/netty/channel/uring/IoUringIoOps;")
            .onEnter(Event.NUMBER_CLOSING, argument(0));

    static final WovenClass CLASS = WovenClass.of(TYPE, CLOSE);

    private IoUringIoOpsHooks() {}
}
