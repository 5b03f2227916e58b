package io.tcpheadroom.hooks;

import java.util.function.IntConsumer;
import net.bytebuddy.asm.Advice;

/**
 * Closes of Netty's io_uring transport go to the kernel with the ring, past the object that wraps the number.
 */
final class UringCloseHook {
    private UringCloseHook() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void closing(@Advice.Argument(0) int fd, @Event("numberClosing") IntConsumer closing) {
        closing.accept(fd);
    }
}
