package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/** Opens of {@code ServerSocket}, {@code ServerSocketChannel} and its asynchronous kin, which set SO_REUSEADDR on the way. */
final class OpenServerHook {
    private OpenServerHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void opened(@Advice.Return FileDescriptor fd, @Event("serverOpened") Consumer<FileDescriptor> opened) {
        opened.accept(fd);
    }
}
