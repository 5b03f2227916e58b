package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;
import static io.tcpheadroom.hooks.Value.field;

/** What the collector closes a dropped socket of the plain implementation through. */
final class SocketCleanableHooks {
    static final String TYPE = "java.net.SocketCleanable";

    /**
     * What is done with a descriptor right after its accept, and also after an open: a thread that waited in accept when the
     * agent was attached passes here, on its way out of a method that is not woven.
     */
    static final Hook EARLIER_ACCEPT = Hook.of(
                    "accept, begun before the attach",
                    "register",
                    "(Ljava/io/FileDescriptor;)V", // 11
                    "(Ljava/io/FileDescriptor;Z)V") // 17
            .until(17)
            .onEnter(Event.RETURNING, argument(0));

    /** All that is left of the socket is its number. */
    static final Hook RECLAIM = Hook.of("close by the collector, plain", "performCleanup", "()V")
            .until(17)
            .onEnter(Event.NUMBER_CLOSING, field("fd", "I"));

    static final WovenClass CLASS = WovenClass.of(TYPE, EARLIER_ACCEPT, RECLAIM);

    private SocketCleanableHooks() {}
}
