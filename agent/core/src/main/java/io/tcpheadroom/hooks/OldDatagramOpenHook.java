package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/**
 * Opens of {@code DatagramSocket} in its plain implementation, {@code AbstractPlainDatagramSocketImpl}.
 */
final class OldDatagramOpenHook {
    private OldDatagramOpenHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void opened(
            @Advice.FieldValue("fd") FileDescriptor fd, @Event("datagramOpened") Consumer<FileDescriptor> opened) {
        opened.accept(fd);
    }
}
