package sun.nio.ch;

import java.io.FileDescriptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketImpl;

/**
 * What woven code tells: one method for each event, with the woven method's own values as they are. Here each does nothing;
 * the core overrides them all and says what they mean.
 */
public class TcpHeadroomEvents {
    /** A socket was made, of streams or of datagrams. */
    public void opened(FileDescriptor fd, boolean stream) {}

    /** A stream socket was made to listen with; perhaps {@link #opened} has told of it already. */
    public void serverOpened(FileDescriptor fd) {}

    /** A socket of the plain implementation was made, of a server or not. */
    public void plainOpened(FileDescriptor fd, boolean stream, boolean server) {}

    /** The same before JDK 13, where a server is known by its server socket. */
    public void plainOpened(FileDescriptor fd, boolean stream, Object serverSocket) {}

    /** A channel was made for a socket that the JVM was started with; null where there is none. */
    public void adopted(Object channel) {}

    /** No socket could be made. */
    public void openFailed(Throwable thrown) {}

    /** A socket was given a local address. */
    public void bound(FileDescriptor fd) {}

    /** A socket was not given this local address; port 0 is any that is free. */
    public void bindFailed(FileDescriptor fd, InetAddress address, int port, Throwable thrown) {}

    /** A connect begins. */
    public void connecting(FileDescriptor fd, InetAddress address, int port) {}

    /** A connect to a path begins. */
    public void connectingUnix(FileDescriptor fd) {}

    /** A connect returned: more than 0 is a connection, less is one that the kernel still works on. */
    public void connectReturned(FileDescriptor fd, int outcome) {}

    /** A connect was polled: done, or still under way. */
    public void connectPolled(FileDescriptor fd, boolean done) {}

    /** A connect came up. */
    public void connected(FileDescriptor fd) {}

    /** A connect, or a poll of it, threw. */
    public void connectFailed(FileDescriptor fd, Throwable thrown) {}

    /** A datagram socket has given up its peer, if it had one. */
    public void disconnected(FileDescriptor fd) {}

    /** A connect begins of which the current thread tells the end: the socket is closed before an exception is thrown. */
    public void connectingHere(FileDescriptor fd, InetAddress address, int port) {}

    /** The current thread waits for a connect that has begun, and tells its end in the same way. */
    public void pollingHere(FileDescriptor fd) {}

    /** The connect whose end the current thread tells came up. */
    public void connectedHere() {}

    /** The connect whose end the current thread tells threw; its socket is closed. */
    public void connectFailedHere(Throwable thrown) {}

    /** The current thread looks at what became of a connect, and keeps what is thrown then. */
    public void connectEnding(FileDescriptor fd) {}

    /** Something was thrown that may be what became of that connect: it is about to be dressed for the program. */
    public void connectThrew(IOException thrown) {}

    /** The current thread has looked, and closed what failed. */
    public void connectEnded() {}

    /** A server socket listens, with this backlog as the program gave it. */
    public void listening(FileDescriptor fd, int backlog) {}

    /** A listener accepted. */
    public void accepted(FileDescriptor listener, FileDescriptor fd) {}

    /** A listener accepted; the descriptor stands in the socket's implementation, out of a hook's reach. */
    public void accepted(FileDescriptor listener, SocketImpl socket) {}

    /** An accept returned: more than 0 is a connection. */
    public void acceptReturned(FileDescriptor listener, FileDescriptor fd, int outcome) {}

    /** An accept threw: it failed, or it only waited for too long, or the listener was closed. */
    public void acceptFailed(FileDescriptor listener, Throwable thrown) {}

    /** The current thread enters a woven method from which it may go on to accept. */
    public void entering() {}

    /** This socket was opened, or accepted by a thread that perhaps comes out of a method as it was before it was woven. */
    public void returning(FileDescriptor fd) {}

    /** A socket is about to be closed. Before, never after: then the number may be someone else's. */
    public void closing(FileDescriptor fd) {}

    /** The socket of this number is about to be closed, and its object is gone or not at hand. */
    public void numberClosing(int fd) {}

    /** An HTTP client was made, or the part of one that opens its sockets. */
    public void httpClientMade(Object client) {}

    /** What the current thread opens from now on is for this HTTP client. */
    public void httpClientOpening(Object client) {}

    /** The current thread no longer opens for an HTTP client. */
    public void httpClientOpened() {}

    /** A connection over HTTP/3 begins its handshake with this address; the client is the one of the events before. */
    public void quicConnecting(Object connection, Object client, InetSocketAddress to) {}

    /** The handshake of such a connection is done. */
    public void quicConnected(Object connection) {}

    /** Such a connection has ended, perhaps before its handshake was done; this may be told again. */
    public void quicEnded(Object connection, Throwable cause) {}

    // Netty's native transports have descriptors of their own: their events carry the number, and the object that owns
    // it.

    /** A stream socket was made; what for shows later. */
    public void nativeOpened(Object owner, int fd) {}

    /** A datagram socket was made, and its object is about to be. */
    public void nativeDatagramOpened(int fd) {}

    /** A socket was given a local address. */
    public void nativeBound(int fd) {}

    /** A socket was not given this local address; port 0 is any that is free. */
    public void nativeBindFailed(int fd, SocketAddress address, Throwable thrown) {}

    /** A connect returned: done, or the kernel still works on it. */
    public void nativeConnectReturned(int fd, SocketAddress to, boolean done) {}

    /** A connect failed. */
    public void nativeConnectFailed(int fd, SocketAddress to, Throwable thrown) {}

    /** A connect was polled: done, or still under way. */
    public void nativeConnectPolled(int fd, boolean done) {}

    /** A connect had failed when it was polled. */
    public void nativePollFailed(int fd, Throwable thrown) {}

    /** A datagram socket of a native transport has given up its peer, if it had one. */
    public void nativeDisconnected(int fd) {}

    /** A server socket listens, with this backlog as the program gave it. */
    public void nativeListening(int fd, int backlog) {}

    /** An accept returned: a number from 0 on is a connection, whose object is about to be made. */
    public void nativeAcceptReturned(int listener, int fd) {}

    /** An accept threw. */
    public void nativeAcceptFailed(int listener, Throwable thrown) {}

    /** A socket is about to be closed, by its object; perhaps not for the first time. */
    public void nativeClosing(Object owner, int fd) {}

    /** A channel begins to connect. */
    public void channelConnecting(Object channel, SocketAddress to) {}

    /** The ring answers a channel's connect: 0 is a connection, less than 0 an errno, negated. */
    public void channelConnectEnded(Object channel, int result) {}

    /** The ring answers an accept of a channel: from 0 on a connection, less than 0 an errno, negated. */
    public void channelAcceptEnded(Object channel, int result) {}

    /** A channel that listens accepted the number, whose object is about to be made. */
    public void channelAccepted(Object channel, int fd) {}

    /** Something was thrown by one of the others. */
    public void failed(Throwable failure) {}
}
