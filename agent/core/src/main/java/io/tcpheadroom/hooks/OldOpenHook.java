package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.net.ServerSocket;
import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/**
 * Opens of {@code Socket} and {@code ServerSocket} before JDK 13: the descriptor is made in place by
 * native code, so it is read off the implementation.
 */
final class OldOpenHook {
    private OldOpenHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void opened(
            @Advice.FieldValue("fd") FileDescriptor fd,
            @Advice.FieldValue("serverSocket") ServerSocket server,
            @Advice.Argument(0) boolean stream,
            @Event("clientOpened") Consumer<FileDescriptor> client,
            @Event("serverOpened") Consumer<FileDescriptor> listener,
            @Event("datagramOpened") Consumer<FileDescriptor> datagram) {
        (!stream ? datagram : server != null ? listener : client).accept(fd);
    }
}
