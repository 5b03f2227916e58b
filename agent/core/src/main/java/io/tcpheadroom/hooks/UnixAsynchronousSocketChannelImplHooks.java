package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.field;

/** {@code AsynchronousSocketChannel}. */
final class UnixAsynchronousSocketChannelImplHooks {
    static final String TYPE = "sun.nio.ch.UnixAsynchronousSocketChannelImpl";

    static final Hook FINISH_CONNECT = Hook.of("finish connect, async", "setConnected", "()V")
            .onReturn(Event.CONNECTED, field("fd", "Ljava/io/FileDescriptor;"));

    /**
     * Around the above. It catches what is thrown when the connect has failed, but has it dressed for the program by
     * another class ({@code SocketExceptions}, {@code Exceptions}) before it closes the channel: in between the reason is seen.
     */
    static final Hook END_CONNECT = Hook.of("end connect, async", "finishConnect", "(Z)V")
            .onEnter(Event.CONNECT_ENDING, field("fd", "Ljava/io/FileDescriptor;"))
            .onReturn(Event.CONNECT_ENDED)
            .onThrow(Event.CONNECT_ENDED);

    static final WovenClass CLASS = WovenClass.of(TYPE, FINISH_CONNECT, END_CONNECT);

    private UnixAsynchronousSocketChannelImplHooks() {}
}
