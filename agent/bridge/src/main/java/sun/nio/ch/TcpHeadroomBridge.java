package sun.nio.ch;

import java.io.FileDescriptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketImpl;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where woven code comes in: for each of the {@link TcpHeadroomEvents} a static method, which lets nothing out. This class is
 * defined inside java.base when the agent starts, because that is the only place which every class of java.base can reach
 * without a change to the boot class path.
 *
 * <p>{@link #events} is not volatile: it is set before the first class is woven, and an event that is lost while the agent
 * is being taken out is nobody's loss. No lambda and no string concatenation here: the first call may come from deep inside
 * the JDK's own start.
 */
public final class TcpHeadroomBridge {
    /** Whom the events are told while no agent is there. */
    public static final TcpHeadroomEvents NOWHERE = new TcpHeadroomEvents();

    /** By its name: a later JDK may no longer have it. */
    private static final String STOP = "java.lang.ThreadDeath";

    /** How to take out the agent that is in this JVM; empty while there is none. */
    public static final AtomicReference<Runnable> AGENT = new AtomicReference<>();

    /** Whom the events are told. */
    @SuppressWarnings("NonFinalStaticField") // the agent comes and goes
    public static TcpHeadroomEvents events = NOWHERE;

    private TcpHeadroomBridge() {}

    public static void opened(FileDescriptor fd, boolean stream) {
        try {
            events.opened(fd, stream);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void serverOpened(FileDescriptor fd) {
        try {
            events.serverOpened(fd);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void plainOpened(FileDescriptor fd, boolean stream, boolean server) {
        try {
            events.plainOpened(fd, stream, server);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void plainOpened(FileDescriptor fd, boolean stream, Object serverSocket) {
        try {
            events.plainOpened(fd, stream, serverSocket);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void adopted(Object channel) {
        try {
            events.adopted(channel);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void openFailed(Throwable thrown) {
        try {
            events.openFailed(thrown);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void bound(FileDescriptor fd) {
        try {
            events.bound(fd);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void bindFailed(FileDescriptor fd, InetAddress address, int port, Throwable thrown) {
        try {
            events.bindFailed(fd, address, port, thrown);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void connecting(FileDescriptor fd, InetAddress address, int port) {
        try {
            events.connecting(fd, address, port);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void connectingUnix(FileDescriptor fd) {
        try {
            events.connectingUnix(fd);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void connectReturned(FileDescriptor fd, int outcome) {
        try {
            events.connectReturned(fd, outcome);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void connectPolled(FileDescriptor fd, boolean done) {
        try {
            events.connectPolled(fd, done);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void connected(FileDescriptor fd) {
        try {
            events.connected(fd);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void connectFailed(FileDescriptor fd, Throwable thrown) {
        try {
            events.connectFailed(fd, thrown);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void disconnected(FileDescriptor fd) {
        try {
            events.disconnected(fd);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void connectingHere(FileDescriptor fd, InetAddress address, int port) {
        try {
            events.connectingHere(fd, address, port);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void pollingHere(FileDescriptor fd) {
        try {
            events.pollingHere(fd);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void connectedHere() {
        try {
            events.connectedHere();
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void connectFailedHere(Throwable thrown) {
        try {
            events.connectFailedHere(thrown);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void connectEnding(FileDescriptor fd) {
        try {
            events.connectEnding(fd);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void connectThrew(IOException thrown) {
        try {
            events.connectThrew(thrown);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void connectEnded() {
        try {
            events.connectEnded();
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void listening(FileDescriptor fd, int backlog) {
        try {
            events.listening(fd, backlog);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void accepted(FileDescriptor listener, FileDescriptor fd) {
        try {
            events.accepted(listener, fd);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void accepted(FileDescriptor listener, SocketImpl socket) {
        try {
            events.accepted(listener, socket);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void acceptReturned(FileDescriptor listener, FileDescriptor fd, int outcome) {
        try {
            events.acceptReturned(listener, fd, outcome);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void acceptFailed(FileDescriptor listener, Throwable thrown) {
        try {
            events.acceptFailed(listener, thrown);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void entering() {
        try {
            events.entering();
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void returning(FileDescriptor fd) {
        try {
            events.returning(fd);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void closing(FileDescriptor fd) {
        try {
            events.closing(fd);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void numberClosing(int fd) {
        try {
            events.numberClosing(fd);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void httpClientMade(Object client) {
        try {
            events.httpClientMade(client);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void httpClientOpening(Object client) {
        try {
            events.httpClientOpening(client);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void httpClientOpened() {
        try {
            events.httpClientOpened();
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void quicConnecting(Object connection, Object client, InetSocketAddress to) {
        try {
            events.quicConnecting(connection, client, to);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void quicConnected(Object connection) {
        try {
            events.quicConnected(connection);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void quicEnded(Object connection, Throwable cause) {
        try {
            events.quicEnded(connection, cause);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void nativeOpened(Object owner, int fd) {
        try {
            events.nativeOpened(owner, fd);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void nativeDatagramOpened(int fd) {
        try {
            events.nativeDatagramOpened(fd);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void nativeBound(int fd) {
        try {
            events.nativeBound(fd);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void nativeBindFailed(int fd, SocketAddress address, Throwable thrown) {
        try {
            events.nativeBindFailed(fd, address, thrown);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void nativeConnectReturned(int fd, SocketAddress to, boolean done) {
        try {
            events.nativeConnectReturned(fd, to, done);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void nativeConnectFailed(int fd, SocketAddress to, Throwable thrown) {
        try {
            events.nativeConnectFailed(fd, to, thrown);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void nativeConnectPolled(int fd, boolean done) {
        try {
            events.nativeConnectPolled(fd, done);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void nativePollFailed(int fd, Throwable thrown) {
        try {
            events.nativePollFailed(fd, thrown);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void nativeDisconnected(int fd) {
        try {
            events.nativeDisconnected(fd);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void nativeListening(int fd, int backlog) {
        try {
            events.nativeListening(fd, backlog);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void nativeAcceptReturned(int listener, int fd) {
        try {
            events.nativeAcceptReturned(listener, fd);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void nativeAcceptFailed(int listener, Throwable thrown) {
        try {
            events.nativeAcceptFailed(listener, thrown);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void nativeClosing(Object owner, int fd) {
        try {
            events.nativeClosing(owner, fd);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void channelConnecting(Object channel, SocketAddress to) {
        try {
            events.channelConnecting(channel, to);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void channelConnectEnded(Object channel, int result) {
        try {
            events.channelConnectEnded(channel, result);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void channelAcceptEnded(Object channel, int result) {
        try {
            events.channelAcceptEnded(channel, result);
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void channelAccepted(Object channel, int fd) {
        try {
            events.channelAccepted(channel, fd);
        } catch (Throwable e) {
            failed(e);
        }
    }

    /** What the agent throws while it is told of a failure ends here. What the program stops one of its threads with goes on. */
    private static void failed(Throwable failure) {
        try {
            events.failed(failure);
        } catch (Throwable more) {
            // nobody is left to be told
        }
        if (failure.getClass().getName().equals(STOP)) {
            throw (Error) failure;
        }
    }
}
