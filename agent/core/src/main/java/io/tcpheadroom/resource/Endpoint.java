package io.tcpheadroom.resource;

/** An address and a port as people write them. */
final class Endpoint {
    private Endpoint() {}

    static String text(String address, int port) {
        return address.indexOf(':') < 0 ? address + ":" + port : "[" + address + "]:" + port;
    }
}
