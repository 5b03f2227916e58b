package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.field;
import static io.tcpheadroom.hooks.Value.self;

/** The descriptors of Netty's native transports, of sockets and others. */
final class NettyFileDescriptorHooks {
    static final String TYPE = "io.netty.channel.unix.FileDescriptor";

    /** It may be called twice, when the number is someone else's already, so the object goes with it. */
    static final Hook CLOSE =
            Hook.of("Netty: close", "close", "()V").onEnter(Event.NATIVE_CLOSING, self(), field("fd", "I"));

    static final WovenClass CLASS = WovenClass.of(TYPE, CLOSE);

    private NettyFileDescriptorHooks() {}
}
