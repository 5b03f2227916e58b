package io.tcpheadroom.hooks;

/**
 * What a hook may tell: the static methods of the bridge in java.base, by name and descriptor. What each means is said there;
 * that each is there, and that none is left out, is held by a test.
 */
public enum Event {
    OPENED("opened", "(Ljava/io/FileDescriptor;Z)V"),
    SERVER_OPENED("serverOpened", "(Ljava/io/FileDescriptor;)V"),
    PLAIN_OPENED("plainOpened", "(Ljava/io/FileDescriptor;ZZ)V"),
    PLAIN_OPENED_FOR("plainOpened", "(Ljava/io/FileDescriptor;ZLjava/lang/Object;)V"),
    ADOPTED("adopted", "(Ljava/lang/Object;)V"),
    OPEN_FAILED("openFailed", "(Ljava/lang/Throwable;)V"),
    BOUND("bound", "(Ljava/io/FileDescriptor;)V"),
    BIND_FAILED("bindFailed", "(Ljava/io/FileDescriptor;Ljava/net/InetAddress;ILjava/lang/Throwable;)V"),
    CONNECTING("connecting", "(Ljava/io/FileDescriptor;Ljava/net/InetAddress;I)V"),
    CONNECTING_UNIX("connectingUnix", "(Ljava/io/FileDescriptor;)V"),
    CONNECT_RETURNED("connectReturned", "(Ljava/io/FileDescriptor;I)V"),
    CONNECT_POLLED("connectPolled", "(Ljava/io/FileDescriptor;Z)V"),
    CONNECTED("connected", "(Ljava/io/FileDescriptor;)V"),
    CONNECT_FAILED("connectFailed", "(Ljava/io/FileDescriptor;Ljava/lang/Throwable;)V"),
    CONNECTING_HERE("connectingHere", "(Ljava/io/FileDescriptor;Ljava/net/InetAddress;I)V"),
    POLLING_HERE("pollingHere", "(Ljava/io/FileDescriptor;)V"),
    CONNECTED_HERE("connectedHere", "()V"),
    CONNECT_FAILED_HERE("connectFailedHere", "(Ljava/lang/Throwable;)V"),
    DISCONNECTED("disconnected", "(Ljava/io/FileDescriptor;)V"),
    CONNECT_ENDING("connectEnding", "(Ljava/io/FileDescriptor;)V"),
    CONNECT_THREW("connectThrew", "(Ljava/io/IOException;)V"),
    CONNECT_ENDED("connectEnded", "()V"),
    LISTENING("listening", "(Ljava/io/FileDescriptor;I)V"),
    ACCEPTED("accepted", "(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;)V"),
    SOCKET_ACCEPTED("accepted", "(Ljava/io/FileDescriptor;Ljava/net/SocketImpl;)V"),
    ACCEPT_RETURNED("acceptReturned", "(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;I)V"),
    ACCEPT_FAILED("acceptFailed", "(Ljava/io/FileDescriptor;Ljava/lang/Throwable;)V"),
    ENTERING("entering", "()V"),
    RETURNING("returning", "(Ljava/io/FileDescriptor;)V"),
    CLOSING("closing", "(Ljava/io/FileDescriptor;)V"),
    NUMBER_CLOSING("numberClosing", "(I)V"),
    HTTP_CLIENT_MADE("httpClientMade", "(Ljava/lang/Object;)V"),
    HTTP_CLIENT_OPENING("httpClientOpening", "(Ljava/lang/Object;)V"),
    HTTP_CLIENT_OPENED("httpClientOpened", "()V"),
    QUIC_CONNECTING("quicConnecting", "(Ljava/lang/Object;Ljava/lang/Object;Ljava/net/InetSocketAddress;)V"),
    QUIC_CONNECTED("quicConnected", "(Ljava/lang/Object;)V"),
    QUIC_ENDED("quicEnded", "(Ljava/lang/Object;Ljava/lang/Throwable;)V"),
    NATIVE_OPENED("nativeOpened", "(Ljava/lang/Object;I)V"),
    NATIVE_DATAGRAM_OPENED("nativeDatagramOpened", "(I)V"),
    NATIVE_BOUND("nativeBound", "(I)V"),
    NATIVE_BIND_FAILED("nativeBindFailed", "(ILjava/net/SocketAddress;Ljava/lang/Throwable;)V"),
    NATIVE_CONNECT_RETURNED("nativeConnectReturned", "(ILjava/net/SocketAddress;Z)V"),
    NATIVE_CONNECT_FAILED("nativeConnectFailed", "(ILjava/net/SocketAddress;Ljava/lang/Throwable;)V"),
    NATIVE_CONNECT_POLLED("nativeConnectPolled", "(IZ)V"),
    NATIVE_POLL_FAILED("nativePollFailed", "(ILjava/lang/Throwable;)V"),
    NATIVE_DISCONNECTED("nativeDisconnected", "(I)V"),
    NATIVE_LISTENING("nativeListening", "(II)V"),
    NATIVE_ACCEPT_RETURNED("nativeAcceptReturned", "(II)V"),
    NATIVE_ACCEPT_FAILED("nativeAcceptFailed", "(ILjava/lang/Throwable;)V"),
    NATIVE_CLOSING("nativeClosing", "(Ljava/lang/Object;I)V"),
    CHANNEL_CONNECTING("channelConnecting", "(Ljava/lang/Object;Ljava/net/SocketAddress;)V"),
    CHANNEL_CONNECT_ENDED("channelConnectEnded", "(Ljava/lang/Object;I)V"),
    CHANNEL_ACCEPT_ENDED("channelAcceptEnded", "(Ljava/lang/Object;I)V"),
    CHANNEL_ACCEPTED("channelAccepted", "(Ljava/lang/Object;I)V");

    private final String method;
    private final String descriptor;

    Event(String method, String descriptor) {
        this.method = method;
        this.descriptor = descriptor;
    }

    /** The bridge's method. */
    public String method() {
        return method;
    }

    /** Of that method; what it answers is always nothing. */
    public String descriptor() {
        return descriptor;
    }
}
