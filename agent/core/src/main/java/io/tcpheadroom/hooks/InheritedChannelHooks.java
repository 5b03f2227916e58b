package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.returned;

/**
 * The socket that the JVM was started with as its standard input, by inetd or systemd: a program gets it from {@code
 * System.inheritedChannel}. The JVM copies the descriptor, so no open tells of it.
 */
final class InheritedChannelHooks {
    static final String TYPE = "sun.nio.ch.InheritedChannel";

    /** Called once, by the first who asks. */
    static final Hook ADOPT = Hook.of("adopt inherited", "createChannel", "()Ljava/nio/channels/Channel;")
            .onReturn(Event.ADOPTED, returned());

    static final WovenClass CLASS = WovenClass.of(TYPE, ADOPT);

    private InheritedChannelHooks() {}
}
