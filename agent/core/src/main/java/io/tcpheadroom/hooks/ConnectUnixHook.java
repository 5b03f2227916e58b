package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.net.InetSocketAddress;
import java.util.function.BiConsumer;
import net.bytebuddy.asm.Advice;

/**
 * Connects of Unix-domain sockets: to a path, so there is no destination in our sense.
 */
final class ConnectUnixHook {
    private ConnectUnixHook() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void connected(
            @Advice.Argument(0) FileDescriptor fd,
            @Advice.Return int outcome,
            @Advice.Thrown Throwable refusal,
            @Event("connected") BiConsumer<FileDescriptor, InetSocketAddress> connected,
            @Event("connecting") BiConsumer<FileDescriptor, InetSocketAddress> connecting,
            @Event("connectFailed") BiConsumer<FileDescriptor, InetSocketAddress> failed) {
        connecting.accept(fd, null);
        if (refusal != null) {
            failed.accept(fd, null);
        } else if (outcome > 0) {
            connected.accept(fd, null);
        }
    }
}
