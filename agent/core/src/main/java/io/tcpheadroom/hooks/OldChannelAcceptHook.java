package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.util.function.BiConsumer;
import net.bytebuddy.asm.Advice;

/**
 * {@code ServerSocketChannel} accepts where its own {@code accept} fills a descriptor: more than 0 is a connection.
 */
final class OldChannelAcceptHook {
    private OldChannelAcceptHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void accepted(
            @Advice.Argument(0) FileDescriptor listener,
            @Advice.Argument(1) FileDescriptor fd,
            @Advice.Return int outcome,
            @Event("accepted") BiConsumer<FileDescriptor, Object> accepted) {
        if (outcome > 0) {
            accepted.accept(listener, fd);
        }
    }
}
