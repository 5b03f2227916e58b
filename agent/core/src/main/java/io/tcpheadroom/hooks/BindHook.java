package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/** Binds of TCP and datagram sockets: the overload that all others end in. */
final class BindHook {
    private BindHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void bound(@Advice.Argument(1) FileDescriptor fd, @Event("bound") Consumer<FileDescriptor> bound) {
        bound.accept(fd);
    }
}
