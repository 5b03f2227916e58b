package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/**
 * Opens of {@code Socket} and {@code ServerSocket} on JDK 13 to 17 where {@code jdk.net.usePlainSocketImpl} asks for the old
 * implementation, which knows by then itself whether it is a server's.
 */
final class PlainOpenHook {
    private PlainOpenHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void opened(
            @Advice.FieldValue("fd") FileDescriptor fd,
            @Advice.FieldValue("isServer") boolean server,
            @Advice.Argument(0) boolean stream,
            @Event("clientOpened") Consumer<FileDescriptor> client,
            @Event("serverOpened") Consumer<FileDescriptor> listener,
            @Event("datagramOpened") Consumer<FileDescriptor> datagram) {
        (!stream ? datagram : server ? listener : client).accept(fd);
    }
}
