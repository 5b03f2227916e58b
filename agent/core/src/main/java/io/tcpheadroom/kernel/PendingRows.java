package io.tcpheadroom.kernel;

import java.util.Arrays;

/**
 * Rows of open sockets that nobody had on record when a reading began, kept until it ends: a busy program opens some meanwhile. As
 * numbers in one array, for there may be many that are other processes'.
 */
final class PendingRows {
    /** 600 KB; what is more is another process's. */
    private static final int MOST = 16_384;

    private static final int FEW = 16;

    private static final int PROBING = 0x100;
    private static final int WITHOUT_TIMER = 0x200;
    private static final int STATE = 0xFF;

    /** Four of the far end's address, both ports in one, inode, state and timer, unsent, unread. */
    private static final int NUMBERS = 9;

    private int[] numbers = new int[FEW * NUMBERS];
    private int size;

    /** False when there is no room for it. */
    boolean add(ConnectionRow row) {
        if (size == MOST) {
            return false;
        }
        int at = size * NUMBERS;
        if (at == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * at);
        }
        row.remote.writeTo(numbers, at);
        at += TcpEnd.WORDS;
        numbers[at++] = row.local.port() << Character.SIZE | row.remote.port();
        numbers[at++] = (int) row.inode;
        numbers[at++] = row.state | (row.isProbing ? PROBING : 0) | (row.isWithoutTimer ? WITHOUT_TIMER : 0);
        numbers[at++] = (int) row.unsent;
        numbers[at] = (int) row.unread;
        size++;
        return true;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Each as it was, but for the address of its own end. */
    void forEach(ConnectionTable.EachRow each) {
        ConnectionRow row = new ConnectionRow();
        for (int i = 0; i < size; i++) {
            int at = i * NUMBERS;
            int ports = numbers[at + TcpEnd.WORDS];
            row.remote.setIpv6(
                    numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3], ports & Character.MAX_VALUE);
            row.local.setIpv4(0, ports >>> Character.SIZE);
            at += TcpEnd.WORDS + 1;
            row.inode = Integer.toUnsignedLong(numbers[at++]);
            row.isProbing = (numbers[at] & PROBING) != 0;
            row.isWithoutTimer = (numbers[at] & WITHOUT_TIMER) != 0;
            row.state = numbers[at++] & STATE;
            row.unsent = Integer.toUnsignedLong(numbers[at++]);
            row.unread = Integer.toUnsignedLong(numbers[at]);
            each.take(row);
        }
    }
}
