package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.net.InetSocketAddress;
import java.util.function.BiConsumer;
import net.bytebuddy.asm.Advice;

/**
 * {@code AsynchronousSocketChannel} is connected. One that fails is closed while it still connects, which tells the rest.
 */
final class AsyncConnectedHook {
    private AsyncConnectedHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void connected(
            @Advice.FieldValue("fd") FileDescriptor fd,
            @Event("connected") BiConsumer<FileDescriptor, InetSocketAddress> connected) {
        connected.accept(fd, null);
    }
}
