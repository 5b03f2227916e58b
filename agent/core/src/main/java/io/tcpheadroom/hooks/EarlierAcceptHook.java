package io.tcpheadroom.hooks;

import java.io.FileDescriptor;
import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/**
 * What {@code ServerSocket} does with a descriptor right after its accept, and also after an open: a thread that waited in
 * accept when the agent was attached passes here, on its way out of a method that is not woven.
 */
final class EarlierAcceptHook {
    private EarlierAcceptHook() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void returning(
            @Advice.Argument(0) FileDescriptor fd, @Event("returning") Consumer<FileDescriptor> returning) {
        returning.accept(fd);
    }
}
