package io.tcpheadroom.sample;

import java.io.IOException;

/**
 * One of the apps, as its {@link Host} knows it. The type comes from the host's class loader, the class behind it from the
 * app's own.
 */
public interface App extends AutoCloseable {
    /** Starts the app's threads and returns. They inherit the context class loader of the calling thread. */
    void start(Site site) throws IOException;

    /** Ends the app; when it returns, no thread and no socket of the app is left. */
    @Override
    void close();
}
