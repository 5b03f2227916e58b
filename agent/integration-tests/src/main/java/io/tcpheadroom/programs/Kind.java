package io.tcpheadroom.programs;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** A way to have sockets. */
interface Kind {
    /** A listener on a free port of loopback that accepts until it is told not to. */
    Listening listen(int backlog) throws Exception;

    /** A connection that is up. */
    Closeable connect(SocketAddress to) throws Exception;

    /** An address that nobody listens at. */
    default SocketAddress nobody() throws Exception {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1); // no one has served tcpmux for decades
    }

    /** A socket that is neither connected nor listening; where the kind opens nothing before that, an error. */
    default Closeable open() throws IOException {
        throw new UnsupportedOperationException("opens nothing before it connects");
    }
}
