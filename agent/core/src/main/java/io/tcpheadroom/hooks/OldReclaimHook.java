package io.tcpheadroom.hooks;

import java.util.function.IntConsumer;
import net.bytebuddy.asm.Advice;

/**
 * The collector closes a dropped socket of the plain implementation through its {@code SocketCleanable}: all that is left of
 * it is the number.
 */
final class OldReclaimHook {
    private OldReclaimHook() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void closing(@Advice.FieldValue("fd") int fd, @Event("numberClosing") IntConsumer closing) {
        closing.accept(fd);
    }
}
