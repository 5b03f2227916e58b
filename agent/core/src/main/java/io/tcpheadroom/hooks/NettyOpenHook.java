package io.tcpheadroom.hooks;

import java.util.function.ObjIntConsumer;
import net.bytebuddy.asm.Advice;

/**
 * Netty's native transports wrap each socket that they open or accept in an object, once; io_uring wraps an accepted one
 * twice. What it is for shows later, or was told just before, by the accept.
 */
final class NettyOpenHook {
    private NettyOpenHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void opened(
            @Advice.This Object socket,
            @Advice.Argument(0) int fd,
            @Event("nativeOpened") ObjIntConsumer<Object> opened) {
        opened.accept(socket, fd);
    }
}
