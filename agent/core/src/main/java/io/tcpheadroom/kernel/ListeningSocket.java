package io.tcpheadroom.kernel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One listening socket: a row of {@code /proc/net/tcp} or {@code tcp6}, split on blanks. NETNS. */
public final class ListeningSocket {
    private static final int LOCAL = 1;
    private static final int QUEUES = 4;
    private static final int UID = 7;
    private static final int INODE = 9;
    private static final int LARGEST_PORT = 0xFFFF;

    private final InetAddress address;
    private final int port;
    private final long queued;
    private final long uid;
    private final long inode;

    ListeningSocket(Line line) {
        String[] local = halves(line, LOCAL);
        address = inetAddress(line, local[0]);
        port = (int) hex(line, local[1], LARGEST_PORT);
        queued = hex(line, halves(line, QUEUES)[1], Integer.MAX_VALUE);
        uid = line.count(UID);
        inode = line.count(INODE);
    }

    private static String[] halves(Line line, int index) {
        String[] halves = line.word(index).split(":", -1);
        if (halves.length != 2) {
            throw line.malformed("not two halves", line.word(index));
        }
        return halves;
    }

    private static long hex(Line line, String digits, long largest) {
        long value = line.hex(digits);
        if (value < 0 || value > largest) {
            throw line.malformed("beyond " + largest, digits);
        }
        return value;
    }

    /** Words of 32 bits, each written in hexadecimal as this machine reads it from memory. */
    private static InetAddress inetAddress(Line line, String hex) {
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
            throw line.malformed("not an address", hex);
        }
    }

    /** An IPv4 address also where the socket is an IPv6 one that is bound to a mapped address. */
    public InetAddress address() {
        return address;
    }

    public int port() {
        return port;
    }

    /** Connections that wait to be accepted: the rx half; the tx half says nothing here. */
    public long queued() {
        return queued;
    }

    public long uid() {
        return uid;
    }

    public long inode() {
        return inode;
    }
}
