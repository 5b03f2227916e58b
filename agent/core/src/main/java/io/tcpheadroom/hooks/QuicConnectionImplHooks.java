package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.field;
import static io.tcpheadroom.hooks.Value.self;
import static io.tcpheadroom.hooks.Value.thrown;

/**
 * A connection over HTTP/3 of {@code java.net.http.HttpClient}. Many share one datagram socket, which is connected to none of
 * their servers: no system call tells where they lead.
 */
final class QuicConnectionImplHooks {
    static final String TYPE = "jdk.internal.net.http.quic.QuicConnectionImpl";

    /** The first thing that is sent. It throws where the connection was ended before; a later end is told by its terminator. */
    static final Hook CONNECT = Hook.of(
                    "HTTP client: connect, HTTP/3",
                    "sendFirstInitialPacket",
                    "(Ljava/lang/Void;)Ljdk/internal/net/http/quic/QuicConnectionImpl$HandshakeFlow;")
            .since(26)
            .onEnter(
                    Event.QUIC_CONNECTING,
                    self(),
                    field("quicInstance", "Ljdk/internal/net/http/quic/QuicInstance;"),
                    field("peerAddress", "Ljava/net/InetSocketAddress;"))
            .onThrow(Event.QUIC_ENDED, self(), thrown());

    static final Hook FINISH_CONNECT = Hook.of(
                    "HTTP client: finish connect, HTTP/3",
                    "onHandshakeCompletion",
                    "(Ljdk/internal/net/quic/QuicTLSEngine$HandshakeState;)Ljdk/internal/net/http/quic/QuicEndpoint;")
            .since(26)
            .onReturn(Event.QUIC_CONNECTED, self());

    static final WovenClass CLASS = WovenClass.of(TYPE, CONNECT, FINISH_CONNECT);

    private QuicConnectionImplHooks() {}
}
