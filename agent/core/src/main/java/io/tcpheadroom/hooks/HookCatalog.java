package io.tcpheadroom.hooks;

import java.util.List;

/**
 * The classes that are woven: the narrowest layer of the JDK through which every socket passes, and what goes past it. Each
 * has a class beside this one that says which of its methods tell what. Those are not loaded before they are asked for: a
 * program that starts is only asked for names.
 */
public final class HookCatalog {
    /** Of java.base. */
    public static final List<String> OF_JDK = List.of(
            NetHooks.TYPE,
            UnixDomainSocketsHooks.TYPE,
            ServerSocketChannelImplHooks.TYPE,
            SocketChannelImplHooks.TYPE,
            SocketAdaptorHooks.TYPE,
            NioSocketImplHooks.TYPE,
            AsynchronousServerSocketChannelImplHooks.TYPE,
            UnixAsynchronousServerSocketChannelImplHooks.TYPE,
            UnixAsynchronousSocketChannelImplHooks.TYPE,
            UnixDispatcherHooks.TYPE,
            SocketDispatcherHooks.TYPE,
            DatagramDispatcherHooks.TYPE,
            DatagramChannelImplHooks.TYPE,
            AbstractPlainSocketImplHooks.TYPE,
            AbstractPlainDatagramSocketImplHooks.TYPE,
            SocketCleanableHooks.TYPE,
            InheritedChannelHooks.TYPE,
            SocketExceptionsHooks.TYPE,
            ExceptionsHooks.TYPE);

    /** Where these are: nearly every other class of the boot loader is told apart by it. */
    private static final String[] STARTS_OF_JDK = {
        "sun.nio.ch.", "java.net.", SocketExceptionsHooks.TYPE, ExceptionsHooks.TYPE
    };

    /**
     * Of a library that the program may or may not have, in any class loader but the boot loader and perhaps in several; of
     * a module of the JDK outside the boot loader too.
     */
    public static final List<String> OF_LIBRARIES = List.of(
            HttpClientImplHooks.TYPE,
            HttpConnectionHooks.TYPE,
            QuicClientHooks.TYPE,
            QuicConnectionImplHooks.TYPE,
            ConnectionTerminatorImplHooks.TYPE,
            NettySocketHooks.TYPE,
            NettyFileDescriptorHooks.TYPE,
            AbstractUringUnsafeHooks.TYPE,
            UringServerChannelUnsafeHooks.TYPE,
            IoUringServerSocketChannelHooks.TYPE,
            IoUringServerDomainSocketChannelHooks.TYPE,
            IoUringIoOpsHooks.TYPE,
            IncubatorAbstractUringUnsafeHooks.TYPE,
            IncubatorUringServerChannelUnsafeHooks.TYPE,
            IncubatorIOUringServerSocketChannelHooks.TYPE,
            IncubatorIOUringSubmissionQueueHooks.TYPE);

    /** Programs bring their own copies of what is below this name, under other names: shading tools put a prefix before it. */
    static final String MOVABLE = "io/netty/";

    /** Of this JDK and older ones each hook was seen in its place. */
    private static final int NEWEST_KNOWN_JDK = 26;

    private HookCatalog() {}

    /** Whether some hook may have lost its place, for all that was known when the catalogue was written. */
    public static boolean isNewJdk(int jdk) {
        return jdk > NEWEST_KNOWN_JDK;
    }

    /** False for nearly every class of the boot loader that is not of {@link #OF_JDK}. */
    public static boolean mayBeOfJdk(String type) {
        for (String start : STARTS_OF_JDK) {
            if (type.startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    /** The class of that name. */
    public static WovenClass of(String type) {
        switch (type) {
            case NetHooks.TYPE:
                return NetHooks.CLASS;
            case UnixDomainSocketsHooks.TYPE:
                return UnixDomainSocketsHooks.CLASS;
            case ServerSocketChannelImplHooks.TYPE:
                return ServerSocketChannelImplHooks.CLASS;
            case SocketChannelImplHooks.TYPE:
                return SocketChannelImplHooks.CLASS;
            case SocketAdaptorHooks.TYPE:
                return SocketAdaptorHooks.CLASS;
            case NioSocketImplHooks.TYPE:
                return NioSocketImplHooks.CLASS;
            case AsynchronousServerSocketChannelImplHooks.TYPE:
                return AsynchronousServerSocketChannelImplHooks.CLASS;
            case UnixAsynchronousServerSocketChannelImplHooks.TYPE:
                return UnixAsynchronousServerSocketChannelImplHooks.CLASS;
            case UnixAsynchronousSocketChannelImplHooks.TYPE:
                return UnixAsynchronousSocketChannelImplHooks.CLASS;
            case UnixDispatcherHooks.TYPE:
                return UnixDispatcherHooks.CLASS;
            case SocketDispatcherHooks.TYPE:
                return SocketDispatcherHooks.CLASS;
            case DatagramDispatcherHooks.TYPE:
                return DatagramDispatcherHooks.CLASS;
            case DatagramChannelImplHooks.TYPE:
                return DatagramChannelImplHooks.CLASS;
            case AbstractPlainSocketImplHooks.TYPE:
                return AbstractPlainSocketImplHooks.CLASS;
            case AbstractPlainDatagramSocketImplHooks.TYPE:
                return AbstractPlainDatagramSocketImplHooks.CLASS;
            case SocketCleanableHooks.TYPE:
                return SocketCleanableHooks.CLASS;
            case InheritedChannelHooks.TYPE:
                return InheritedChannelHooks.CLASS;
            case SocketExceptionsHooks.TYPE:
                return SocketExceptionsHooks.CLASS;
            case ExceptionsHooks.TYPE:
                return ExceptionsHooks.CLASS;
            case HttpClientImplHooks.TYPE:
                return HttpClientImplHooks.CLASS;
            case HttpConnectionHooks.TYPE:
                return HttpConnectionHooks.CLASS;
            case QuicClientHooks.TYPE:
                return QuicClientHooks.CLASS;
            case QuicConnectionImplHooks.TYPE:
                return QuicConnectionImplHooks.CLASS;
            case ConnectionTerminatorImplHooks.TYPE:
                return ConnectionTerminatorImplHooks.CLASS;
            case NettySocketHooks.TYPE:
                return NettySocketHooks.CLASS;
            case NettyFileDescriptorHooks.TYPE:
                return NettyFileDescriptorHooks.CLASS;
            case AbstractUringUnsafeHooks.TYPE:
                return AbstractUringUnsafeHooks.CLASS;
            case UringServerChannelUnsafeHooks.TYPE:
                return UringServerChannelUnsafeHooks.CLASS;
            case IoUringServerSocketChannelHooks.TYPE:
                return IoUringServerSocketChannelHooks.CLASS;
            case IoUringServerDomainSocketChannelHooks.TYPE:
                return IoUringServerDomainSocketChannelHooks.CLASS;
            case IoUringIoOpsHooks.TYPE:
                return IoUringIoOpsHooks.CLASS;
            case IncubatorAbstractUringUnsafeHooks.TYPE:
                return IncubatorAbstractUringUnsafeHooks.CLASS;
            case IncubatorUringServerChannelUnsafeHooks.TYPE:
                return IncubatorUringServerChannelUnsafeHooks.CLASS;
            case IncubatorIOUringServerSocketChannelHooks.TYPE:
                return IncubatorIOUringServerSocketChannelHooks.CLASS;
            case IncubatorIOUringSubmissionQueueHooks.TYPE:
                return IncubatorIOUringSubmissionQueueHooks.CLASS;
            default:
                throw new IllegalArgumentException(type);
        }
    }

    /** With the shapes of methods of several classes; the hooks are the same as theirs. */
    public static List<Hook> forSelfTest() {
        return List.of(NetHooks.OPEN, NetHooks.CONNECT, NetHooks.FINISH_CONNECT, UnixDispatcherHooks.CLOSE);
    }
}
