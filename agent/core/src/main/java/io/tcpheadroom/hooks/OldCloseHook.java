package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/**
 * Closes of {@code Socket}, {@code ServerSocket} and {@code DatagramSocket} in their plain implementation,
 * {@code AbstractPlainSocketImpl} and {@code AbstractPlainDatagramSocketImpl}. A datagram socket may be closed twice, the second
 * time without a descriptor.
 */
final class OldCloseHook {
    private OldCloseHook() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void closing(
            @Advice.FieldValue("fd") FileDescriptor fd, @Event("closing") Consumer<FileDescriptor> closing) {
        if (fd != null) {
            closing.accept(fd);
        }
    }
}
