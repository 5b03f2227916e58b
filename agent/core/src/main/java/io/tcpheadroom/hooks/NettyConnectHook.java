package io.tcpheadroom.hooks;

import java.net.SocketAddress;
import java.util.function.ObjIntConsumer;
import net.bytebuddy.asm.Advice;

/**
 * Connects of Netty's epoll transport: false is one that the kernel still works on.
 */
final class NettyConnectHook {
    private NettyConnectHook() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void connected(
            @Advice.FieldValue("fd") int fd,
            @Advice.Argument(0) SocketAddress to,
            @Advice.Return boolean done,
            @Advice.Thrown Throwable refusal,
            @Event("nativeConnected") ObjIntConsumer<Object> connected,
            @Event("nativeConnecting") ObjIntConsumer<Object> connecting,
            @Event("nativeConnectFailed") ObjIntConsumer<Object> failed) {
        (refusal != null ? failed : done ? connected : connecting).accept(to, fd);
    }
}
