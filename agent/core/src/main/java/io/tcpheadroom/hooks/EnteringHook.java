package io.tcpheadroom.hooks;

import net.bytebuddy.asm.Advice;

/**
 * A thread enters what may end where {@link EarlierAcceptHook} stands: from then on it is known not to come out of a method
 * as it was before the weaving.
 */
final class EnteringHook {
    private EnteringHook() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void entering(@Event("entering") Runnable entering) {
        entering.run();
    }
}
