package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/**
 * Binds of {@code Socket}, {@code ServerSocket} and {@code DatagramSocket} in their plain implementation,
 * {@code AbstractPlainSocketImpl} and {@code AbstractPlainDatagramSocketImpl}.
 */
final class OldBindHook {
    private OldBindHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void bound(@Advice.FieldValue("fd") FileDescriptor fd, @Event("bound") Consumer<FileDescriptor> bound) {
        bound.accept(fd);
    }
}
