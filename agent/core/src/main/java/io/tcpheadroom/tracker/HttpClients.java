package io.tcpheadroom.tracker;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Which app made each HTTP client. A client opens its connections on threads that may have nothing of the app, so while one
 * does, its thread is here. No thread-local variable: one would leave an entry in each of the program's threads that opens
 * a socket.
 */
final class HttpClients {
    private final KnownApps<Object> makers = new KnownApps<>();
    private final ConcurrentMap<Thread, App> opening = new ConcurrentHashMap<>();

    /** Not volatile: a thread has to see what it has set itself, and no more. */
    private boolean isInUse;

    void made(Object client, App maker) {
        makers.put(client, maker);
    }

    /** What the current thread opens from now on is for this client; null: no longer. */
    void opening(Object client) {
        App maker = client == null ? null : makers.get(client);
        if (maker != null) {
            isInUse = true;
            opening.put(Thread.currentThread(), maker);
        } else if (isInUse) {
            opening.remove(Thread.currentThread());
        }
    }

    /** Who made the client that the current thread opens a socket for; null when it opens its own, or nobody knows. */
    App maker() {
        return isInUse ? opening.get(Thread.currentThread()) : null;
    }
}
