package io.tcpheadroom.hooks;

import java.util.function.ObjIntConsumer;
import net.bytebuddy.asm.Advice;

/**
 * Closes of Netty's descriptors, sockets or not. It may be called twice, when the number is someone else's already, so the
 * object goes with it.
 */
final class NettyCloseHook {
    private NettyCloseHook() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void closing(
            @Advice.This Object socket,
            @Advice.FieldValue("fd") int fd,
            @Event("nativeClosing") ObjIntConsumer<Object> closing) {
        closing.accept(socket, fd);
    }
}
