package io.tcpheadroom.kernel;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One row of {@code /proc/net/tcp} or {@code tcp6}, split on blanks: its two ends, its queues, its inode. NETNS. */
final class TcpRow {
    static final int LARGEST_PORT = 65535;
    static final int STATE = 3;
    static final String SYN_RECV = "03";
    static final String LISTEN = "0A";

    private static final int LOCAL = 1;
    private static final int QUEUES = 4;
    private static final int INODE = 9;

    private final Line line;

    TcpRow(Line line) {
        this.line = line;
    }

    /** The address is an IPv4 one also where the socket is an IPv6 one with a mapped address. */
    InetSocketAddress local() {
        return end(LOCAL);
    }

    /** The rx half: of a listening socket the connections that wait to be accepted; the tx half says nothing there. */
    long rxQueue() {
        return hex(halves(QUEUES)[1], Integer.MAX_VALUE);
    }

    long inode() {
        return line.count(INODE);
    }

    private InetSocketAddress end(int index) {
        String[] halves = halves(index);
        return new InetSocketAddress(inetAddress(halves[0]), (int) hex(halves[1], LARGEST_PORT));
    }

    private String[] halves(int index) {
        String[] halves = line.word(index).split(":", -1);
        if (halves.length != 2) {
            throw line.malformed("not two halves", line.word(index));
        }
        return halves;
    }

    private long hex(String digits, long largest) {
        long value = line.hex(digits);
        if (value < 0 || value > largest) {
            throw line.malformed("beyond " + largest, digits);
        }
        return value;
    }

    /** Words of 32 bits, each written in hexadecimal as this machine reads it from memory. */
    private InetAddress inetAddress(String hex) {
        if (hex.length() != 8 && hex.length() != 32) {
            throw line.malformed("not an address", hex);
        }
        ByteBuffer address = ByteBuffer.allocate(hex.length() / 2).order(ByteOrder.nativeOrder());
        for (int i = 0; i < hex.length(); i += 8) {
            address.putInt((int) line.hex(hex.substring(i, i + 8)));
        }
        try {
            return InetAddress.getByAddress(address.array());
        } catch (UnknownHostException e) {
            throw line.malformed("not an address", hex, e);
        }
    }
}
