package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.BiConsumer;
import net.bytebuddy.asm.Advice;

/**
 * Connects, of every kind: the overload that all others end in. More than 0 is a connection, less is one that the kernel
 * still works on, a throw is one that it refused. On entry too: a connect that blocks takes its time in between.
 */
final class ConnectHook {
    private ConnectHook() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void connecting(
            @Advice.Argument(1) FileDescriptor fd,
            @Advice.Argument(2) InetAddress address,
            @Advice.Argument(3) int port,
            @Event("connecting") BiConsumer<FileDescriptor, InetSocketAddress> connecting) {
        connecting.accept(fd, new InetSocketAddress(address, port));
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void connected(
            @Advice.Argument(1) FileDescriptor fd,
            @Advice.Return int outcome,
            @Advice.Thrown Throwable refusal,
            @Event("connected") BiConsumer<FileDescriptor, InetSocketAddress> connected,
            @Event("connectFailed") BiConsumer<FileDescriptor, InetSocketAddress> failed) {
        if (refusal != null || outcome > 0) {
            (refusal != null ? failed : connected).accept(fd, null);
        }
    }
}
