package io.tcpheadroom.hooks;

import java.util.function.IntBinaryOperator;
import net.bytebuddy.asm.Advice;

/**
 * Netty's epoll transport accepts: a number from 0 on is a connection.
 */
final class NettyAcceptHook {
    private NettyAcceptHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void accepted(
            @Advice.FieldValue("fd") int listener,
            @Advice.Return int fd,
            @Event("nativeAccepted") IntBinaryOperator accepted) {
        if (fd >= 0) {
            accepted.applyAsInt(listener, fd);
        }
    }
}
