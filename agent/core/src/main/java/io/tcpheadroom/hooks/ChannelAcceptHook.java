package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.util.function.BiConsumer;
import net.bytebuddy.asm.Advice;

/** {@code ServerSocketChannel} accepts, blocking, by a selector, or through its {@code socket()}: all end here. */
final class ChannelAcceptHook {
    private ChannelAcceptHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void accepted(
            @Advice.FieldValue("fd") FileDescriptor listener,
            @Advice.Argument(0) FileDescriptor fd,
            @Event("accepted") BiConsumer<FileDescriptor, Object> accepted) {
        accepted.accept(listener, fd);
    }
}
