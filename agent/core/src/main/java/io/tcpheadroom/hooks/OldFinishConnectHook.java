package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.net.InetSocketAddress;
import java.util.function.BiConsumer;
import net.bytebuddy.asm.Advice;

/**
 * The second half of a {@code SocketChannel}'s connect before JDK 13, where the poll is native and takes no advice.
 */
final class OldFinishConnectHook {
    private OldFinishConnectHook() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void connected(
            @Advice.FieldValue("fd") FileDescriptor fd,
            @Advice.Return boolean done,
            @Advice.Thrown Throwable refusal,
            @Event("connected") BiConsumer<FileDescriptor, InetSocketAddress> connected,
            @Event("connectFailed") BiConsumer<FileDescriptor, InetSocketAddress> failed) {
        if (done || refusal != null) {
            (refusal != null ? failed : connected).accept(fd, null);
        }
    }
}
