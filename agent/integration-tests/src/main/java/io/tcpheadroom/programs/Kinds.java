package io.tcpheadroom.programs;

import java.util.Map;

/** The kinds by the names that scripts use. A new kind of socket is a class and an entry here. */
final class Kinds {
    private static final Map<String, Kind> ALL = Map.of(
            "socket", new SocketKind(),
            "channel", new ChannelKind(),
            "selector", new SelectorKind(),
            "virtual-socket", new VirtualKind(new SocketKind()),
            "virtual-channel", new VirtualKind(new ChannelKind()));

    private Kinds() {}

    static Kind of(String name) {
        Kind kind = ALL.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("no kind " + name);
        }
        return kind;
    }
}
