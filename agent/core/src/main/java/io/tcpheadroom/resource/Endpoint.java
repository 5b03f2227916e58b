package io.tcpheadroom.resource;

import io.tcpheadroom.text.PlainText;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * An address and a port as people write them, or a {@linkplain Pseudonyms pseudonym} and the port where addresses are withheld. Every text
 * of an address that leaves the agent is made here. The core has a class loader of its own, so that what is static is one agent's.
 */
public final class Endpoint {
    private static volatile @Nullable Pseudonyms pseudonyms;

    private Endpoint() {}

    /** From now on no address is shown, as the option {@code addresses=off} asks; null: from now on all are. */
    public static void withhold(@Nullable Pseudonyms instead) {
        pseudonyms = instead;
    }

    /** {@code 192.0.2.7:5432}, {@code [2001:db8:0:0:0:0:0:7]:5432}, or a name that was never resolved. */
    public static String text(InetSocketAddress endpoint) {
        return text(address(endpoint), endpoint.getPort());
    }

    /** The number, never a look-up of the name; the name where none was ever looked up. */
    public static String address(InetSocketAddress endpoint) {
        return endpoint.isUnresolved() ? shown(endpoint.getHostString()) : address(endpoint.getAddress());
    }

    /** The wildcard address is nobody's, and always shown. */
    static String address(InetAddress address) {
        return address.isAnyLocalAddress() ? address.getHostAddress() : shown(address.getHostAddress());
    }

    /** A path of Unix domain, or whatever else is an address and already a text. */
    static String shown(String address) {
        Pseudonyms instead = pseudonyms;
        return instead == null ? PlainText.of(address) : instead.of(address);
    }

    /** What somebody else wrote, as the program's servers and exceptions do: without the addresses that stand in it. */
    public static String shownInText(String text) {
        Pseudonyms instead = pseudonyms;
        return PlainText.of(instead == null ? text : instead.inText(text));
    }

    /** What an exception says: its class alone where addresses are withheld, for its message may hold a host's name. */
    static String shownOfFailure(String text) {
        return pseudonyms == null ? text : text.split(":", 2)[0];
    }

    static String text(String address, int port) {
        return address.indexOf(':') < 0 ? address + ":" + port : "[" + address + "]:" + port;
    }
}
