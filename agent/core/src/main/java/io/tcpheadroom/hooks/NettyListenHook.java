package io.tcpheadroom.hooks;

import java.util.function.IntBinaryOperator;
import net.bytebuddy.asm.Advice;

/**
 * A server of Netty's native transports begins to listen.
 */
final class NettyListenHook {
    private NettyListenHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void listening(
            @Advice.FieldValue("fd") int fd,
            @Advice.Argument(0) int backlog,
            @Event("nativeListening") IntBinaryOperator listening) {
        listening.applyAsInt(fd, backlog);
    }
}
