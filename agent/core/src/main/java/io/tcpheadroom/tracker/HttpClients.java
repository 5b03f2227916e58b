package io.tcpheadroom.tracker;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The app that created each HTTP client. A client may open its connections on a thread that has nothing of that app, so a
 * thread is registered here while it opens one. Not a thread-local variable, because that would leave an entry in each of the
 * program's threads that opens a socket.
 */
final class HttpClients {
    private final WeakAppMap<Object> creators = new WeakAppMap<>();
    private final ConcurrentMap<Thread, App> openers = new ConcurrentHashMap<>();

    /** Spares programs without HTTP clients the lookup. Not volatile: a thread only has to see what it wrote itself. */
    private boolean isUsed;

    void created(Object client, App creator) {
        creators.put(client, creator);
    }

    /** From now on the current thread opens sockets for this client; null: no longer for any. */
    void setCurrent(@Nullable Object client) {
        App creator = client == null ? null : creators.get(client);
        if (creator != null) {
            isUsed = true;
            openers.put(Thread.currentThread(), creator);
        } else if (isUsed) {
            openers.remove(Thread.currentThread());
        }
    }

    /** Passes on the app that created each client which has not been collected. */
    void forEachCreator(Consumer<App> visitor) {
        creators.forEach((client, creator) -> visitor.accept(creator));
    }

    /** The app that created the client for which the current thread opens sockets; null if there is none, or it is unknown. */
    @Nullable
    App creatorOfCurrent() {
        return isUsed ? openers.get(Thread.currentThread()) : null;
    }
}
