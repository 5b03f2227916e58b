package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/**
 * Opens of Unix-domain sockets (JDK 16 and newer). A server's constructor tells afterwards that it is one.
 */
final class OpenUnixHook {
    private OpenUnixHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void opened(@Advice.Return FileDescriptor fd, @Event("clientOpened") Consumer<FileDescriptor> opened) {
        opened.accept(fd);
    }
}
