package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/**
 * Every close of a socket, explicit, deferred by a selector, or by the collector. On entry: once close(2) has returned,
 * another thread may have got the same number already.
 */
final class CloseHook {
    private CloseHook() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void closing(@Advice.Argument(0) FileDescriptor fd, @Event("closing") Consumer<FileDescriptor> closing) {
        closing.accept(fd);
    }
}
