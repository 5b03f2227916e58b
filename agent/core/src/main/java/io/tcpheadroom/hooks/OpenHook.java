package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/**
 * Opens of clients and of datagram sockets. {@code Socket}, {@code SocketChannel}, {@code DatagramSocket}, their
 * asynchronous and TLS kin and virtual threads all get their descriptor from this one wrapper around socket(2); it is also
 * the last Java frame before the native call, so nothing is told that the kernel refused.
 */
final class OpenHook {
    private OpenHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void opened(
            @Advice.Return FileDescriptor fd,
            @Advice.Argument(1) boolean stream,
            @Event("clientOpened") Consumer<FileDescriptor> client,
            @Event("datagramOpened") Consumer<FileDescriptor> datagram) {
        (stream ? client : datagram).accept(fd);
    }
}
