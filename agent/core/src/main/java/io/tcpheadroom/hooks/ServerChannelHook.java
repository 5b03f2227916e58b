package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/**
 * The constructor of {@code ServerSocketChannel}: of a Unix-domain socket nothing before it says that it is to listen. For a
 * TCP one the same was told at its open; the second time counts nothing.
 */
final class ServerChannelHook {
    private ServerChannelHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void opened(
            @Advice.FieldValue("fd") FileDescriptor fd, @Event("serverOpened") Consumer<FileDescriptor> opened) {
        opened.accept(fd);
    }
}
