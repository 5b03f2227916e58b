package io.tcpheadroom.hooks;

import java.net.SocketAddress;
import java.util.function.BiConsumer;
import net.bytebuddy.asm.Advice;

/**
 * Connects of Netty's io_uring transport begin: the kernel gets them with the ring, and answers later.
 */
final class UringConnectHook {
    private UringConnectHook() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void connecting(
            @Advice.FieldValue("this$0") Object channel,
            @Advice.Argument(0) SocketAddress to,
            @Event("channelConnecting") BiConsumer<Object, Object> connecting) {
        connecting.accept(channel, to);
    }
}
