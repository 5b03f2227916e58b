package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.net.InetSocketAddress;
import java.util.function.BiConsumer;
import net.bytebuddy.asm.Advice;

/** The second half of a connect that did not come up at once: polled by sockets with a timeout and by finishConnect. */
final class FinishConnectHook {
    private FinishConnectHook() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void connected(
            @Advice.Argument(0) FileDescriptor fd,
            @Advice.Return boolean done,
            @Advice.Thrown Throwable refusal,
            @Event("connected") BiConsumer<FileDescriptor, InetSocketAddress> connected,
            @Event("connectFailed") BiConsumer<FileDescriptor, InetSocketAddress> failed) {
        if (done || refusal != null) {
            (refusal != null ? failed : connected).accept(fd, null);
        }
    }
}
