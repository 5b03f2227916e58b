package io.tcpheadroom.intercept;

import io.tcpheadroom.hooks.install.BridgeFields;
import io.tcpheadroom.jvm.Descriptors;
import io.tcpheadroom.jvm.NativeChannels;
import io.tcpheadroom.tracker.Apps;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.PreAttachThreads;
import io.tcpheadroom.tracker.Tracker;
import java.io.FileDescriptor;
import java.net.InetSocketAddress;
import java.net.SocketImpl;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;

/** Connects the bridge to the tracker: each event of the woven JDK becomes one call, with the descriptor's number. */
public final class TrackerEvents {
    private final Tracker tracker;
    private final Apps apps;
    private final LongAdder errors = new LongAdder();

    public TrackerEvents(Tracker tracker, Apps apps) {
        this.tracker = tracker;
        this.apps = apps;
    }

    /** Exceptions inside hooks, which the program never saw. */
    public long errorsTotal() {
        return errors.sum();
    }

    public void connect(BridgeFields bridge) throws ReflectiveOperationException {
        bridge.set("failed", (Consumer<Throwable>) failure -> errors.increment());
        bridge.set("clientOpened", opened(Kind.CLIENT));
        bridge.set("serverOpened", opened(Kind.LISTENER));
        bridge.set("datagramOpened", opened(Kind.DATAGRAM));
        bridge.set("bound", (Consumer<FileDescriptor>) fd -> tracker.bound(Descriptors.number(fd), fd));
        bridge.set("connecting", (BiConsumer<FileDescriptor, InetSocketAddress>)
                (fd, to) -> tracker.connecting(Descriptors.number(fd), fd, to));
        bridge.set("connected", (BiConsumer<FileDescriptor, InetSocketAddress>)
                (fd, to) -> tracker.connected(Descriptors.number(fd), fd, to));
        bridge.set("connectFailed", (BiConsumer<FileDescriptor, InetSocketAddress>)
                (fd, to) -> tracker.connectFailed(Descriptors.number(fd), fd, to));
        bridge.set("listening", (ObjIntConsumer<FileDescriptor>)
                (fd, backlog) -> tracker.listening(Descriptors.number(fd), fd, backlog));
        bridge.set("accepted", (BiConsumer<FileDescriptor, Object>) this::accepted);
        bridge.set("closing", (Consumer<FileDescriptor>) fd -> tracker.closing(Descriptors.number(fd), fd));
        bridge.set("numberClosing", (IntConsumer) tracker::closing);
        bridge.set("httpClientMade", (Consumer<Object>) apps::httpClientCreated);
        bridge.set("httpClientOpening", (Consumer<Object>) apps::setCurrentHttpClient);
        connectNative(bridge);
    }

    /** Needed in addition if the program was running when the agent was attached. */
    public void connectPreAttach(BridgeFields bridge, PreAttachThreads threads) throws ReflectiveOperationException {
        bridge.set("entering", (Runnable) threads::enteredWoven);
        bridge.set("returning", (Consumer<FileDescriptor>) fd -> {
            if (threads.returnsFromUnwoven()) {
                tracker.acceptedFromUnknown(Descriptors.number(fd), fd);
            }
        });
    }

    private void connectNative(BridgeFields bridge) throws ReflectiveOperationException {
        bridge.set("nativeOpened", (ObjIntConsumer<Object>) (owner, fd) -> tracker.wrapped(fd, owner));
        bridge.set("nativeDatagramOpened", (IntConsumer) fd -> tracker.opened(fd, null, Kind.DATAGRAM));
        bridge.set("nativeBound", (IntConsumer) tracker::bound);
        bridge.set("nativeConnecting", (ObjIntConsumer<Object>) (to, fd) -> tracker.connecting(fd, internet(to)));
        bridge.set("nativeConnected", (ObjIntConsumer<Object>) (to, fd) -> tracker.connected(fd, internet(to)));
        bridge.set("nativeConnectFailed", (ObjIntConsumer<Object>) (to, fd) -> tracker.connectFailed(fd, internet(to)));
        bridge.set("nativeListening", (IntBinaryOperator) this::nativeListening);
        bridge.set("nativeAccepted", (IntBinaryOperator) this::nativeAccepted);
        bridge.set("channelConnecting", (BiConsumer<Object, Object>)
                (channel, to) -> tracker.connecting(NativeChannels.number(channel), internet(to)));
        bridge.set("channelConnected", (Consumer<Object>)
                channel -> tracker.connected(NativeChannels.number(channel), null));
        bridge.set("channelAccepted", (ObjIntConsumer<Object>)
                (channel, fd) -> tracker.accepted(NativeChannels.number(channel), fd, null));
        bridge.set("nativeClosing", (ObjIntConsumer<Object>) (owner, fd) -> tracker.closing(fd, owner));
    }

    private int nativeListening(int fd, int backlog) {
        tracker.listening(fd, backlog);
        return 0;
    }

    private int nativeAccepted(int listener, int fd) {
        tracker.accepted(listener, fd, null);
        return 0;
    }

    /** Null for an address that is no destination in our sense, such as a Unix-domain path. */
    private static InetSocketAddress internet(Object address) {
        return address instanceof InetSocketAddress ? (InetSocketAddress) address : null;
    }

    /**
     * The plain sockets of JDK 11 publish their descriptor before it is open. If another thread closes it before the tracker has it,
     * that close is not found; but it takes the number away.
     */
    private Consumer<FileDescriptor> opened(Kind kind) {
        return fd -> {
            int number = Descriptors.number(fd);
            tracker.opened(number, fd, kind);
            if (Descriptors.number(fd) != number) {
                tracker.closing(number, fd);
            }
        };
    }

    private void accepted(FileDescriptor listener, Object socket) {
        FileDescriptor fd =
                socket instanceof SocketImpl ? Descriptors.of((SocketImpl) socket) : (FileDescriptor) socket;
        tracker.accepted(Descriptors.number(listener), listener, Descriptors.number(fd), fd);
    }
}
