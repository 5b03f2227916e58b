package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/** Binds of Unix-domain sockets. */
final class BindUnixHook {
    private BindUnixHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void bound(@Advice.Argument(0) FileDescriptor fd, @Event("bound") Consumer<FileDescriptor> bound) {
        bound.accept(fd);
    }
}
