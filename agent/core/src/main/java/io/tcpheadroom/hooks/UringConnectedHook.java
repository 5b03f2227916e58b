package io.tcpheadroom.hooks;

import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;

/**
 * The ring's answer to a connect: 0 is a connection. What is refused is closed, which tells the rest; what is still under
 * way is asked for again, as with epoll.
 */
final class UringConnectedHook {
    private UringConnectedHook() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void connected(
            @Advice.FieldValue("this$0") Object channel,
            @Advice.Argument(1) int result,
            @Event("channelConnected") Consumer<Object> connected) {
        if (result == 0) {
            connected.accept(channel);
        }
    }
}
