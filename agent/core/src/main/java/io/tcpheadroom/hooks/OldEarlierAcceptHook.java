package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/**
 * The channel of a descriptor that {@code ServerSocketChannel} accepted is made, where no woven method comes after the accept
 * but this constructor: a thread that waited in accept when the agent was attached passes here.
 */
final class OldEarlierAcceptHook {
    private OldEarlierAcceptHook() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void returning(
            @Advice.Argument(1) FileDescriptor fd, @Event("returning") Consumer<FileDescriptor> returning) {
        returning.accept(fd);
    }
}
