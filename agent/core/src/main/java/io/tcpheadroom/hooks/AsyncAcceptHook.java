package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.util.function.BiConsumer;
import net.bytebuddy.asm.Advice;

/**
 * {@code AsynchronousServerSocketChannel} accepts. On entry: a handler may have the channel before this returns.
 */
final class AsyncAcceptHook {
    private AsyncAcceptHook() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void accepted(
            @Advice.FieldValue("fd") FileDescriptor listener,
            @Advice.Argument(0) FileDescriptor fd,
            @Event("accepted") BiConsumer<FileDescriptor, Object> accepted) {
        accepted.accept(listener, fd);
    }
}
