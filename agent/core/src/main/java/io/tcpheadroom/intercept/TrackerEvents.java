package io.tcpheadroom.intercept;

import io.tcpheadroom.hooks.install.Bridge;
import io.tcpheadroom.jvm.Descriptors;
import io.tcpheadroom.jvm.NativeChannels;
import io.tcpheadroom.tracker.Apps;
import io.tcpheadroom.tracker.Failure;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.PreAttachThreads;
import io.tcpheadroom.tracker.Tracker;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketImpl;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import sun.nio.ch.TcpHeadroomEvents;

/** What the tracker is told of each event of woven code: with the descriptor's number, and what it means. */
public final class TrackerEvents extends TcpHeadroomEvents {
    /** What the ring answers, negated, of a connect that the kernel still works on. */
    private static final int EINPROGRESS = 115;

    /** The same. */
    private static final int EALREADY = 114;

    /** Of an accept when no connection waits. */
    private static final int EAGAIN = 11;

    private final Tracker tracker;
    private final Apps apps;
    private final LongAdder errors = new LongAdder();

    /** Of an agent that came into a running program. */
    private @Nullable PreAttachThreads preAttach;

    public TrackerEvents(Tracker tracker, Apps apps) {
        this.tracker = tracker;
        this.apps = apps;
    }

    /** Exceptions inside hooks, which the program never saw. */
    public long errorsTotal() {
        return errors.sum();
    }

    public void connect(Bridge bridge) {
        bridge.connect(this);
    }

    /** Needed first if the program was running when the agent was attached. */
    public void connectPreAttach(PreAttachThreads threads) {
        preAttach = threads;
    }

    @Override
    public void opened(FileDescriptor fd, boolean stream) {
        opened(fd, stream ? Kind.CLIENT : Kind.DATAGRAM);
    }

    @Override
    public void serverOpened(FileDescriptor fd) {
        opened(fd, Kind.LISTENER);
    }

    @Override
    public void plainOpened(FileDescriptor fd, boolean stream, boolean server) {
        if (server && stream) {
            serverOpened(fd);
        } else {
            opened(fd, stream);
        }
    }

    @Override
    public void plainOpened(FileDescriptor fd, boolean stream, @Nullable Object serverSocket) {
        plainOpened(fd, stream, serverSocket != null);
    }

    private void opened(FileDescriptor fd, Kind kind) {
        tracker.opened(Descriptors.number(fd), fd, kind);
    }

    @Override
    public void adopted(@Nullable Object channel) {
        FileDescriptor fd = Descriptors.ofChannel(channel);
        if (fd != null) {
            tracker.adopted(Descriptors.number(fd), fd, kind(channel));
        }
    }

    private static Kind kind(@Nullable Object channel) {
        if (channel instanceof ServerSocketChannel) {
            return Kind.LISTENER;
        }
        return channel instanceof DatagramChannel ? Kind.DATAGRAM : Kind.ACCEPTED;
    }

    @Override
    public void openFailed(Throwable thrown) {
        tracker.openFailed(Failure.of(thrown));
    }

    @Override
    public void bindFailed(FileDescriptor fd, InetAddress address, int port, Throwable thrown) {
        tracker.bindFailed(
                Descriptors.number(fd), fd, new InetSocketAddress(address, port), Failure.ofBind(thrown, port));
    }

    @Override
    public void bound(FileDescriptor fd) {
        tracker.bound(Descriptors.number(fd), fd);
    }

    /**
     * The self-test has no address. To make one of none would initialise {@link InetAddress} on a thread of ours, which loads a library;
     * a thread of the program that just then loads one whose start needs that class, as that of Netty's io_uring does, would wait for
     * us and we for it, up to JDK 17 for good.
     */
    @Override
    public void connecting(FileDescriptor fd, @Nullable InetAddress address, int port) {
        InetSocketAddress to = address == null ? null : new InetSocketAddress(address, port);
        tracker.connecting(Descriptors.number(fd), fd, to);
    }

    @Override
    public void connectingUnix(FileDescriptor fd) {
        tracker.connecting(Descriptors.number(fd), fd, null);
    }

    @Override
    public void connectReturned(FileDescriptor fd, int outcome) {
        connectPolled(fd, outcome > 0);
    }

    @Override
    public void connectPolled(FileDescriptor fd, boolean done) {
        if (done) {
            connected(fd);
        }
    }

    @Override
    public void connected(FileDescriptor fd) {
        tracker.connected(Descriptors.number(fd), fd, null);
    }

    @Override
    public void connectFailed(FileDescriptor fd, Throwable thrown) {
        tracker.connectFailed(Descriptors.number(fd), fd, null, Failure.of(thrown));
    }

    @Override
    public void disconnected(FileDescriptor fd) {
        tracker.disconnected(Descriptors.number(fd), fd);
    }

    @Override
    public void connectingHere(FileDescriptor fd, InetAddress address, int port) {
        tracker.connectingHere(Descriptors.number(fd), fd, new InetSocketAddress(address, port));
    }

    @Override
    public void pollingHere(FileDescriptor fd) {
        tracker.pollingHere(Descriptors.number(fd), fd);
    }

    @Override
    public void connectedHere() {
        tracker.connectEnded(null);
    }

    @Override
    public void connectFailedHere(Throwable thrown) {
        tracker.connectEnded(Failure.of(thrown));
    }

    @Override
    public void connectEnding(FileDescriptor fd) {
        tracker.lookingAtConnect(Descriptors.number(fd), fd);
    }

    @Override
    public void connectThrew(IOException thrown) {
        tracker.foundFailed(Failure.of(thrown));
    }

    @Override
    public void connectEnded() {
        tracker.lookEnded();
    }

    @Override
    public void listening(FileDescriptor fd, int backlog) {
        tracker.listening(Descriptors.number(fd), fd, backlog);
    }

    @Override
    public void accepted(FileDescriptor listener, @Nullable FileDescriptor fd) {
        int number = Descriptors.number(listener);
        tracker.accepted(number, Descriptors.number(fd), fd);
        tracker.acceptsOn(number, listener);
    }

    @Override
    public void accepted(FileDescriptor listener, SocketImpl socket) {
        accepted(listener, Descriptors.of(socket));
    }

    @Override
    public void acceptReturned(FileDescriptor listener, FileDescriptor fd, int outcome) {
        if (outcome > 0) {
            accepted(listener, fd);
        }
    }

    @Override
    public void acceptFailed(@Nullable FileDescriptor listener, Throwable thrown) {
        if (listener != null) {
            tracker.acceptFailed(Descriptors.number(listener), listener, Failure.of(thrown));
        }
    }

    @Override
    public void entering() {
        if (preAttach != null) {
            preAttach.enteredWoven();
        }
    }

    @Override
    public void returning(FileDescriptor fd) {
        if (preAttach != null && preAttach.returnsFromUnwoven()) {
            tracker.acceptedFromUnknown(Descriptors.number(fd), fd);
        }
    }

    @Override
    public void closing(@Nullable FileDescriptor fd) {
        if (fd != null) {
            tracker.closing(Descriptors.number(fd), fd);
        }
    }

    @Override
    public void numberClosing(int fd) {
        tracker.closing(fd);
    }

    @Override
    public void httpClientMade(Object client) {
        apps.httpClientCreated(client);
    }

    @Override
    public void httpClientOpening(Object client) {
        apps.setCurrentHttpClient(client);
    }

    @Override
    public void httpClientOpened() {
        apps.setCurrentHttpClient(null);
    }

    /** The client says whose it is: the thread may be anybody's. */
    @Override
    public void quicConnecting(Object connection, Object client, InetSocketAddress to) {
        apps.setCurrentHttpClient(client);
        try {
            tracker.quicConnections().connecting(connection, to);
        } finally {
            apps.setCurrentHttpClient(null);
        }
    }

    @Override
    public void quicConnected(Object connection) {
        tracker.quicConnections().connected(connection);
    }

    @Override
    public void quicEnded(Object connection, Throwable cause) {
        tracker.quicConnections().ended(connection, Failure.of(cause));
    }

    @Override
    public void nativeOpened(Object owner, int fd) {
        tracker.wrapped(fd, owner);
    }

    @Override
    public void nativeDatagramOpened(int fd) {
        tracker.opened(fd, null, Kind.DATAGRAM);
    }

    @Override
    public void nativeBound(int fd) {
        tracker.bound(fd);
    }

    @Override
    public void nativeBindFailed(int fd, SocketAddress address, Throwable thrown) {
        InetSocketAddress local = internet(address);
        tracker.bindFailed(fd, local, Failure.ofBind(thrown, local == null ? -1 : local.getPort()));
    }

    @Override
    public void nativeConnectReturned(int fd, SocketAddress to, boolean done) {
        tracker.connecting(fd, internet(to));
        nativeConnectPolled(fd, done);
    }

    @Override
    public void nativeConnectFailed(int fd, SocketAddress to, Throwable thrown) {
        tracker.connecting(fd, internet(to));
        tracker.connectFailed(fd, null, Failure.of(thrown));
    }

    @Override
    public void nativeConnectPolled(int fd, boolean done) {
        if (done) {
            tracker.connected(fd, null);
        }
    }

    @Override
    public void nativePollFailed(int fd, Throwable thrown) {
        tracker.connectFailed(fd, null, Failure.of(thrown));
    }

    @Override
    public void nativeDisconnected(int fd) {
        tracker.disconnected(fd);
    }

    @Override
    public void nativeListening(int fd, int backlog) {
        tracker.listening(fd, backlog);
    }

    @Override
    public void nativeAcceptReturned(int listener, int fd) {
        if (fd >= 0) {
            tracker.accepted(listener, fd, null);
        }
    }

    @Override
    public void nativeAcceptFailed(int listener, Throwable thrown) {
        tracker.acceptFailed(listener, Failure.of(thrown));
    }

    @Override
    public void nativeClosing(Object owner, int fd) {
        tracker.closing(fd, owner);
    }

    @Override
    public void channelConnecting(Object channel, SocketAddress to) {
        tracker.connecting(NativeChannels.number(channel), internet(to));
    }

    @Override
    public void channelConnectEnded(Object channel, int result) {
        if (result == 0) {
            tracker.connected(NativeChannels.number(channel), null);
        } else if (result < 0 && result != -EINPROGRESS && result != -EALREADY) {
            tracker.connectFailed(NativeChannels.number(channel), null, Failure.ofErrno(-result));
        }
    }

    @Override
    public void channelAcceptEnded(Object channel, int result) {
        if (result < 0 && result != -EAGAIN) {
            tracker.acceptFailed(NativeChannels.number(channel), Failure.ofErrno(-result));
        }
    }

    @Override
    public void channelAccepted(Object channel, int fd) {
        tracker.accepted(NativeChannels.number(channel), fd, null);
    }

    @Override
    public void failed(Throwable failure) {
        errors.increment();
    }

    /** None for an address that is no destination in our sense, such as a Unix-domain path. */
    private static @Nullable InetSocketAddress internet(SocketAddress address) {
        return address instanceof InetSocketAddress ? (InetSocketAddress) address : null;
    }
}
