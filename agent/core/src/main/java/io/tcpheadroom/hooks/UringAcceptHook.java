package io.tcpheadroom.hooks;

import java.util.function.ObjIntConsumer;
import net.bytebuddy.asm.Advice;

/**
 * Netty's io_uring transport accepted: on entry, before the number is wrapped.
 */
final class UringAcceptHook {
    private UringAcceptHook() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void accepted(
            @Advice.This Object listener,
            @Advice.Argument(0) int fd,
            @Event("channelAccepted") ObjIntConsumer<Object> accepted) {
        accepted.accept(listener, fd);
    }
}
