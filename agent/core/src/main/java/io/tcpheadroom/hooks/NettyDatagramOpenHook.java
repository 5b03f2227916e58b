package io.tcpheadroom.hooks;

import java.util.function.IntConsumer;
import net.bytebuddy.asm.Advice;

/**
 * A datagram socket of Netty's native transports, before it is wrapped as any other.
 */
final class NettyDatagramOpenHook {
    private NettyDatagramOpenHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void opened(@Advice.Return int fd, @Event("nativeDatagramOpened") IntConsumer opened) {
        opened.accept(fd);
    }
}
