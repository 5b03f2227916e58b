package io.tcpheadroom.kernel;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * An address and a port as the kernel's tables of connections write them: words of 32 bits, as this machine reads them from
 * memory. An IPv4 address is the same end whether it stands in {@code tcp} or, mapped, in {@code tcp6}. Those of a
 * {@link ConnectionRow} change with the row; a {@linkplain #copy() copy} does not.
 */
final class TcpEnd {
    static final int WORDS = 4;

    private static final int MAPPED = word(0, 0, 0xFF, 0xFF);

    private static final int FIRST_BYTE = word(0xFF, 0, 0, 0);
    private static final int LOOPBACK_NETWORK = word(127, 0, 0, 0);
    private static final int LOOPBACK = word(0, 0, 0, 1);

    private int first;
    private int second;
    private int third;
    private int fourth;
    private int port;

    private TcpEnd(int first, int second, int third, int fourth, int port) {
        this.first = first;
        this.second = second;
        this.third = third;
        this.fourth = fourth;
        this.port = port;
    }

    /** Four bytes as this machine reads them from memory. */
    private static int word(int first, int second, int third, int fourth) {
        return ByteBuffer.wrap(new byte[] {(byte) first, (byte) second, (byte) third, (byte) fourth})
                .order(ByteOrder.nativeOrder())
                .getInt();
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

    void setIpv4(int word, int newPort) {
        setIpv6(0, 0, MAPPED, word, newPort);
    }

    void setIpv6(int newFirst, int newSecond, int newThird, int newFourth, int newPort) {
        first = newFirst;
        second = newSecond;
        third = newThird;
        fourth = newFourth;
        port = newPort;
    }

    /** For a reader of the words that were {@linkplain #writeTo written}. */
    static TcpEnd of(int[] words, int at, int port) {
        return new TcpEnd(words[at], words[at + 1], words[at + 2], words[at + 3], port);
    }

    void writeTo(int[] words, int at) {
        words[at] = first;
        words[at + 1] = second;
        words[at + 2] = third;
        words[at + 3] = fourth;
    }

    /** In the order of their bytes, of addresses that were {@linkplain #writeTo written}. */
    static int compareAddresses(int[] words, int at, int otherAt) {
        int order = 0;
        for (int i = 0; i < WORDS && order == 0; i++) {
            order = Integer.compareUnsigned(bigEndian(words[at + i]), bigEndian(words[otherAt + i]));
        }
        return order;
    }

    private static int bigEndian(int word) {
        return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? word : Integer.reverseBytes(word);
    }

    /** Of words that were written: an address of this host, which is there as long as we are. */
    static boolean isLoopback(int[] words, int at) {
        boolean startsEmpty = words[at] == 0 && words[at + 1] == 0;
        return startsEmpty
                && (words[at + 2] == MAPPED
                        ? (words[at + 3] & FIRST_BYTE) == LOOPBACK_NETWORK
                        : words[at + 2] == 0 && words[at + 3] == LOOPBACK);
    }

    TcpEnd copy() {
        return new TcpEnd(first, second, third, fourth, port);
    }

    /** Becomes the same address, of no port. */
    void setAddressOf(TcpEnd other) {
        setIpv6(other.first, other.second, other.third, other.fourth, 0);
    }

    /** Becomes the address that stands for all of the family, of this port. */
    void setAnyOf(TcpEnd other, boolean ipv4) {
        setIpv6(0, 0, ipv4 ? MAPPED : 0, 0, other.port);
    }

    boolean isIpv4() {
        return first == 0 && second == 0 && third == MAPPED;
    }

    int port() {
        return port;
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
