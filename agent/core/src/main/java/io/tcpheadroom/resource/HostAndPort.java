package io.tcpheadroom.resource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a pool's connections go, as its configuration has it. Drivers have no common form of URL; most have {@code //host:port/},
 * Oracle also {@code @host:port:}. Nothing else of the URL is kept, for a password may be in it. A name is never looked up.
 */
final class HostAndPort {
    private static final Pattern IN_JDBC_URL =
            Pattern.compile("(?:(?<!/)//|@)(?:[^/@?;,]*@)?(\\[[^\\]]+\\]|[^/@:?;,\\[\\]()\\\\\\s]+)(?::(\\d{1,5}))?");
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** By what follows {@code jdbc:}; a URL may leave out the usual one. */
    private static final Map<String, Integer> USUAL_PORTS =
            Map.of("postgresql", 5432, "mysql", 3306, "mariadb", 3306, "sqlserver", 1433, "oracle", 1521, "db2", 50000);

    private final String host;
    private final int port;

    private HostAndPort(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /** The first one in the URL; null where there is none with a port that could be told. */
    static @Nullable HostAndPort ofJdbcUrl(@Nullable String url) {
        if (url == null || !url.startsWith("jdbc:")) {
            return null;
        }
        Matcher matcher = IN_JDBC_URL.matcher(url);
        if (!matcher.find()) {
            return null;
        }
        String digits = matcher.group(2);
        return of(matcher.group(1), digits == null ? usualPort(url) : Integer.parseInt(digits));
    }

    private static int usualPort(String url) {
        return USUAL_PORTS.getOrDefault(url.split(":", 3)[1].toLowerCase(Locale.ROOT), 0);
    }

    /** Null where that is no port. */
    static @Nullable HostAndPort of(String host, int port) {
        boolean isBracketed = host.startsWith("[") && host.endsWith("]");
        return port <= 0 || port > 0xffff
                ? null
                : new HostAndPort(isBracketed ? host.substring(1, host.length() - 1) : host, port);
    }

    /** Whether a connection to there is one to here: by the address, or by the name with which it was looked up. */
    boolean isOf(InetSocketAddress address) {
        if (address.getPort() != port) {
            return false;
        }
        return host.equalsIgnoreCase(address.getHostString())
                || (host.equalsIgnoreCase("localhost")
                        && !address.isUnresolved()
                        && address.getAddress().isLoopbackAddress())
                || isLiteralOf(address);
    }

    private boolean isLiteralOf(InetSocketAddress address) {
        try {
            return LITERAL.matcher(host).matches()
                    && InetAddress.getByName(host).equals(address.getAddress());
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** As people write it. */
    @Override
    public String toString() {
        return Endpoint.text(Endpoint.shown(host), port);
    }
}
