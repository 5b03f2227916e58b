package io.tcpheadroom.resource;

import java.net.InetSocketAddress;

/** An address and a port as people write them. */
public final class Endpoint {
    private Endpoint() {}

    /** {@code 192.0.2.7:5432}, {@code [2001:db8:0:0:0:0:0:7]:5432}, or a name that was never resolved. */
    public static String text(InetSocketAddress endpoint) {
        return text(address(endpoint), endpoint.getPort());
    }

    /** The number, never a look-up of the name; the name where none was ever looked up. */
    public static String address(InetSocketAddress endpoint) {
        return endpoint.isUnresolved()
                ? endpoint.getHostString()
                : endpoint.getAddress().getHostAddress();
    }

    static String text(String address, int port) {
        return address.indexOf(':') < 0 ? address + ":" + port : "[" + address + "]:" + port;
    }
}
