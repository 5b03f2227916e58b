package sun.nio.ch;

import java.io.FileDescriptor;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;

/**
 * Where the woven JDK hands its events over. This class is defined inside java.base when the agent starts, because that is
 * the only place which every class of java.base can reach without a change to the boot class path. The core lives in
 * another class loader and cannot be named from here, so each event is a field of a type that the JDK has itself.
 *
 * <p>Until the core connects its tracker, and after it is taken out, every event goes {@link #NOWHERE}. The fields are not
 * volatile: they are set before the first hook is woven, and an event that is lost while the agent is being taken out is
 * nobody's loss. No lambda here: the first call may come from deep inside the JDK's own start.
 */
@SuppressWarnings("overloads") // the types' andThen, which nobody calls here
public final class TcpHeadroomBridge
        implements Consumer<Object>,
                BiConsumer<Object, Object>,
                ObjIntConsumer<Object>,
                IntConsumer,
                IntBinaryOperator,
                Runnable {
    /** What each event is connected to while no agent is there. */
    public static final TcpHeadroomBridge NOWHERE = new TcpHeadroomBridge();

    /** How to take out the agent that is in this JVM; empty while there is none. */
    public static final AtomicReference<Runnable> AGENT = new AtomicReference<>();

    /** A stream socket was made to connect with. */
    public static Consumer<? super FileDescriptor> clientOpened = NOWHERE;

    /** A stream socket was made to listen with. */
    public static Consumer<? super FileDescriptor> serverOpened = NOWHERE;

    /** A datagram socket was made. */
    public static Consumer<? super FileDescriptor> datagramOpened = NOWHERE;

    /** A socket was given a local address. */
    public static Consumer<? super FileDescriptor> bound = NOWHERE;

    /** A connect began and is not decided yet. */
    public static BiConsumer<? super FileDescriptor, ? super InetSocketAddress> connecting = NOWHERE;

    /** A connect came up; the address is null where {@link #connecting} has told it. */
    public static BiConsumer<? super FileDescriptor, ? super InetSocketAddress> connected = NOWHERE;

    /** A connect failed; the address is null where {@link #connecting} has told it. */
    public static BiConsumer<? super FileDescriptor, ? super InetSocketAddress> connectFailed = NOWHERE;

    /** A server socket listens, with this backlog as the program gave it. */
    public static ObjIntConsumer<? super FileDescriptor> listening = NOWHERE;

    /** The first, a listener, accepted the second: a descriptor, or a {@link java.net.SocketImpl} that holds it. */
    public static BiConsumer<? super FileDescriptor, Object> accepted = NOWHERE;

    /** The current thread enters a woven method from which it may go on to accept. */
    public static Runnable entering = NOWHERE;

    /** This socket was opened, or accepted by a thread that perhaps comes out of a method as it was before it was woven. */
    public static Consumer<? super FileDescriptor> returning = NOWHERE;

    /** A socket is about to be closed. Before, never after: then the number may be someone else's. */
    public static Consumer<? super FileDescriptor> closing = NOWHERE;

    /** The socket of this number is about to be closed, and its object is gone or not at hand. */
    public static IntConsumer numberClosing = NOWHERE;

    /** An HTTP client was made, or the part of one that opens its sockets. */
    public static Consumer<Object> httpClientMade = NOWHERE;

    /** What the current thread opens from now on is for this HTTP client; null: no longer. */
    public static Consumer<Object> httpClientOpening = NOWHERE;

    // Netty's native transports have descriptors of their own: the events carry the number, and the object that owns
    // it.

    /** A stream socket of a native transport was made; what for shows later. */
    public static ObjIntConsumer<Object> nativeOpened = NOWHERE;

    /** A datagram socket of a native transport was made, and its object is about to be. */
    public static IntConsumer nativeDatagramOpened = NOWHERE;

    /** A native socket was given a local address. */
    public static IntConsumer nativeBound = NOWHERE;

    /** A native connect began and is not decided yet. */
    public static ObjIntConsumer<Object> nativeConnecting = NOWHERE;

    /** A native connect came up; the address is null where {@link #nativeConnecting} has told it. */
    public static ObjIntConsumer<Object> nativeConnected = NOWHERE;

    /** A native connect failed; the address is null where {@link #nativeConnecting} has told it. */
    public static ObjIntConsumer<Object> nativeConnectFailed = NOWHERE;

    /** The first, a native server socket, listens with the second as backlog; the answer means nothing. */
    public static IntBinaryOperator nativeListening = NOWHERE;

    /** The first, a native listener, accepted the second, whose object is about to be made; the answer means nothing. */
    public static IntBinaryOperator nativeAccepted = NOWHERE;

    /** A native socket is about to be closed, by its object; perhaps not for the first time. */
    public static ObjIntConsumer<Object> nativeClosing = NOWHERE;

    /** A channel of a native transport begins to connect to an address. */
    public static BiConsumer<Object, Object> channelConnecting = NOWHERE;

    /** A channel of a native transport is connected. */
    public static Consumer<Object> channelConnected = NOWHERE;

    /** A channel of a native transport, which listens, accepted the number, whose object is about to be made. */
    public static ObjIntConsumer<Object> channelAccepted = NOWHERE;

    /** Something was thrown inside a hook. */
    public static Consumer<? super Throwable> failed = NOWHERE;

    private TcpHeadroomBridge() {}

    @Override
    public void accept(Object subject) {
        // goes nowhere
    }

    @Override
    public void accept(Object subject, Object detail) {
        // goes nowhere
    }

    @Override
    public void accept(Object subject, int detail) {
        // goes nowhere
    }

    @Override
    public void accept(int subject) {
        // goes nowhere
    }

    @Override
    public void run() {
        // goes nowhere
    }

    @Override
    public int applyAsInt(int subject, int detail) {
        return 0;
    }
}
