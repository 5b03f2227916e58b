package io.tcpheadroom.hooks;

import java.util.function.IntConsumer;
import net.bytebuddy.asm.Advice;

/** Binds of Netty's native transports. */
final class NettyBindHook {
    private NettyBindHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void bound(@Advice.FieldValue("fd") int fd, @Event("nativeBound") IntConsumer bound) {
        bound.accept(fd);
    }
}
