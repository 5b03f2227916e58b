package io.tcpheadroom.kernel;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * An address and a port as the kernel's tables of connections write them: words of 32 bits, as this machine reads them from
 * memory. An IPv4 address is the same end whether it stands in {@code tcp} or, mapped, in {@code tcp6}. Immutable.
 */
final class TcpEnd {
    static final int WORDS = 4;

    private static final int MAPPED = ByteBuffer.wrap(new byte[] {0, 0, (byte) 0xFF, (byte) 0xFF})
            .order(ByteOrder.nativeOrder())
            .getInt();

    private final int first;
    private final int second;
    private final int third;
    private final int fourth;
    private final int port;

    private TcpEnd(int first, int second, int third, int fourth, int port) {
        this.first = first;
        this.second = second;
        this.third = third;
        this.fourth = fourth;
        this.port = port;
    }

    static TcpEnd ofIpv4(int word, int port) {
        return new TcpEnd(0, 0, MAPPED, word, port);
    }

    static TcpEnd ofIpv6(int first, int second, int third, int fourth, int port) {
        return new TcpEnd(first, second, third, fourth, port);
    }

    /** Null for a name that was never looked up, which no table has. */
    static @Nullable TcpEnd of(InetSocketAddress endpoint) {
        return endpoint.isUnresolved() ? null : of(endpoint.getAddress(), endpoint.getPort());
    }

    private static TcpEnd of(InetAddress address, int port) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress()).order(ByteOrder.nativeOrder());
        return bytes.remaining() == Integer.BYTES
                ? ofIpv4(bytes.getInt(), port)
                : ofIpv6(bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt(), port);
    }

    int port() {
        return port;
    }

    /** The same address, of no port. */
    TcpEnd withoutPort() {
        return new TcpEnd(first, second, third, fourth, 0);
    }

    InetAddress address() {
        ByteBuffer bytes = ByteBuffer.allocate(WORDS * Integer.BYTES).order(ByteOrder.nativeOrder());
        bytes.putInt(first).putInt(second).putInt(third).putInt(fourth);
        try {
            return InetAddress.getByAddress(bytes.array()); // which makes an IPv4 address of a mapped one
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // only for another length
        }
    }

    InetSocketAddress endpoint() {
        return new InetSocketAddress(address(), port);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TcpEnd
                && ((TcpEnd) other).first == first
                && ((TcpEnd) other).second == second
                && ((TcpEnd) other).third == third
                && ((TcpEnd) other).fourth == fourth
                && ((TcpEnd) other).port == port;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * (31 * first + second) + third) + fourth) + port; // by hand: once for each row
    }
}
