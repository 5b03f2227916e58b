package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.BiConsumer;
import net.bytebuddy.asm.Advice;

/**
 * Connects of {@code Socket} in its plain implementation, {@code AbstractPlainSocketImpl}. That drops its descriptor before it
 * throws, so what began is told on entry, and a failure shows as a close while connecting.
 */
final class OldConnectHook {
    private OldConnectHook() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void connecting(
            @Advice.FieldValue("fd") FileDescriptor fd,
            @Advice.Argument(0) InetAddress address,
            @Advice.Argument(1) int port,
            @Event("connecting") BiConsumer<FileDescriptor, InetSocketAddress> connecting) {
        connecting.accept(fd, new InetSocketAddress(address, port));
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void connected(
            @Advice.FieldValue("fd") FileDescriptor fd,
            @Event("connected") BiConsumer<FileDescriptor, InetSocketAddress> connected) {
        connected.accept(fd, null);
    }
}
