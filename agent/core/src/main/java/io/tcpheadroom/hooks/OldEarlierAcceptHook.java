package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/** The same for {@code ServerSocketChannel} before JDK 13: the channel of an accepted descriptor is made. */
final class OldEarlierAcceptHook {
    private OldEarlierAcceptHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void returning(
            @Advice.Argument(1) FileDescriptor fd, @Event("returning") Consumer<FileDescriptor> returning) {
        returning.accept(fd);
    }
}
