package io.tcpheadroom.kernel;

/** One row of {@code /proc/net/tcp} or {@code tcp6}, split on blanks: its two ends, its queues, its inode. NETNS. */
final class TcpRow {
    static final int LARGEST_PORT = 65535;
    static final int STATE = 3;
    static final String SYN_RECV = "03";
    static final String LISTEN = "0A";

    private static final int DIGITS = 8;
    private static final int LOCAL = 1;
    private static final int QUEUES = 4;
    private static final int INODE = 9;

    private final Line line;

    TcpRow(Line line) {
        this.line = line;
    }

    /**
     * As words, not as an {@link java.net.InetAddress}: to initialise that class loads a library of the JDK. A thread of the program that
     * loads one of its own just then, and needs that class for it, would wait for us and we for it.
     */
    TcpEnd local() {
        String[] halves = halves(LOCAL);
        int[] words = words(halves[0]);
        int port = (int) hex(halves[1], LARGEST_PORT);
        return words.length == 1
                ? TcpEnd.ofIpv4(words[0], port)
                : TcpEnd.ofIpv6(words[0], words[1], words[2], words[3], port);
    }

    /** The rx half: of a listening socket the connections that wait to be accepted; the tx half says nothing there. */
    long rxQueue() {
        return hex(halves(QUEUES)[1], Integer.MAX_VALUE);
    }

    long inode() {
        return line.count(INODE);
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

    /** Of 32 bits, each written in hexadecimal as this machine reads it from memory: one of IPv4, four of IPv6. */
    private int[] words(String hex) {
        int count = hex.length() / DIGITS;
        if (hex.length() % DIGITS != 0 || (count != 1 && count != TcpEnd.WORDS)) {
            throw line.malformed("not an address", hex);
        }
        int[] words = new int[count];
        for (int i = 0; i < count; i++) {
            words[i] = (int) line.hex(hex.substring(i * DIGITS, (i + 1) * DIGITS));
        }
        return words;
    }
}
