package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.net.SocketImpl;
import java.util.function.BiConsumer;
import net.bytebuddy.asm.Advice;

/** {@code ServerSocket} accepts: the new descriptor stands in the other socket's implementation, out of a hook's reach. */
final class NioSocketAcceptHook {
    private NioSocketAcceptHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void accepted(
            @Advice.FieldValue("fd") FileDescriptor listener,
            @Advice.Argument(0) SocketImpl socket,
            @Event("accepted") BiConsumer<FileDescriptor, Object> accepted) {
        accepted.accept(listener, socket);
    }
}
