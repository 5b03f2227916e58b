package io.tcpheadroom.programs;

import java.util.HashMap;
import java.util.Map;

/** The apps of the scripted program by name; the nameless one is the program itself. */
final class Apps {
    private final Map<String, App> byName = new HashMap<>();
    private volatile Listening lastListener;

    App of(String name) {
        return byName.computeIfAbsent(name, App::new);
    }

    /** Remembers the listener that the next connections go to; answers its port. */
    int last(Listening listener) {
        lastListener = listener;
        return listener.port();
    }

    Listening lastListener() {
        return lastListener;
    }
}
