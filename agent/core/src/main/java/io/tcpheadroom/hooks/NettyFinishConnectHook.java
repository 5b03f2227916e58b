package io.tcpheadroom.hooks;

import java.util.function.ObjIntConsumer;
import net.bytebuddy.asm.Advice;

/**
 * The second half of a connect of Netty's epoll transport.
 */
final class NettyFinishConnectHook {
    private NettyFinishConnectHook() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void connected(
            @Advice.FieldValue("fd") int fd,
            @Advice.Return boolean done,
            @Advice.Thrown Throwable refusal,
            @Event("nativeConnected") ObjIntConsumer<Object> connected,
            @Event("nativeConnectFailed") ObjIntConsumer<Object> failed) {
        if (done || refusal != null) {
            (refusal != null ? failed : connected).accept(null, fd);
        }
    }
}
