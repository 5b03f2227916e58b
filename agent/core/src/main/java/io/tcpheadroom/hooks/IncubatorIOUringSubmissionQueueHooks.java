package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;

/** What the io_uring transport of Netty's incubator gives to the kernel with the ring. */
final class IncubatorIOUringSubmissionQueueHooks {
    static final String TYPE = "io.netty.incubator.channel.uring.IOUringSubmissionQueue";

    /** Closes go past the object that wraps the number. */
    static final Hook CLOSE =
            Hook.of("Netty io_uring: close", "addClose", "(IS)Z").onEnter(Event.NUMBER_CLOSING, argument(0));

    static final WovenClass CLASS = WovenClass.of(TYPE, CLOSE);

    private IncubatorIOUringSubmissionQueueHooks() {}
}
