package sun.nio.ch;

import java.io.FileDescriptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolFamily;

/**
 * Methods with the shapes of those that are woven, for the agent to weave and call at its start. The JDK's own must not be
 * called for a test: that would initialise them before the program has set the properties which they read, and open
 * sockets. These do nothing, on a descriptor that has no number.
 */
@SuppressWarnings("ParameterMissingNullable") // java.base cannot see the annotation
public final class TcpHeadroomSelfTest {
    private TcpHeadroomSelfTest() {}

    /** Calls each once: every call is one event. */
    public static void run() throws IOException {
        FileDescriptor fd = socket(null, true);
        connect(null, fd, null, 0);
        pollConnectNow(fd);
        close(fd);
    }

    static FileDescriptor socket(ProtocolFamily family, boolean stream) throws IOException {
        return new FileDescriptor();
    }

    static int connect(ProtocolFamily family, FileDescriptor fd, InetAddress remote, int remotePort)
            throws IOException {
        return -2; // as one that is under way
    }

    static boolean pollConnectNow(FileDescriptor fd) throws IOException {
        return true;
    }

    static void close(FileDescriptor fd) throws IOException {
        // the event is all there is to it
    }
}
