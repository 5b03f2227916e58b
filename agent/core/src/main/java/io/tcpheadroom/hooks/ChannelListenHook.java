package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.util.function.ObjIntConsumer;
import net.bytebuddy.asm.Advice;

/** {@code ServerSocketChannel} binds, which is also when it begins to listen. */
final class ChannelListenHook {
    private ChannelListenHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void listening(
            @Advice.FieldValue("fd") FileDescriptor fd,
            @Advice.Argument(1) int backlog,
            @Event("listening") ObjIntConsumer<FileDescriptor> listening) {
        listening.accept(fd, backlog);
    }
}
