package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.util.function.ObjIntConsumer;
import net.bytebuddy.asm.Advice;

/** {@code ServerSocket} begins to listen. Here and not in Net, where listen is native and takes no advice. */
final class NioSocketListenHook {
    private NioSocketListenHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void listening(
            @Advice.FieldValue("fd") FileDescriptor fd,
            @Advice.Argument(0) int backlog,
            @Event("listening") ObjIntConsumer<FileDescriptor> listening) {
        listening.accept(fd, backlog);
    }
}
