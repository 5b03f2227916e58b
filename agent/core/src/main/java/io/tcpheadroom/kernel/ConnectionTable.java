package io.tcpheadroom.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The rows of {@code /proc/net/tcp} or {@code tcp6}, taken apart by the byte while the file is read, with no garbage: there may be
 * a million. Truncated rows are passed over; of the others the two ends, the state, the queues and the inode must be understood.
 */
final class ConnectionTable implements KernelFile.Piece {
    private static final int TIMER = 5;
    private static final byte NONE = '0';
    private static final byte PROBING = '4';
    private static final int STATE_DIGITS = 2;
    private static final int INODE = 9;
    private static final int IPV4_DIGITS = 8;
    private static final int IPV6_DIGITS = 32;

    /** By the byte; -1 of what is no digit. */
    private static final byte[] HEX = new byte[256];

    static {
        for (int i = 0; i < HEX.length; i++) {
            HEX[i] = (byte) (i < 128 ? Character.digit(i, 16) : -1);
        }
    }

    private final String file;
    private final EachRow each;
    private byte[] line = new byte[256];
    private int length;
    private int number;
    private int at;
    private final ConnectionRow row = new ConnectionRow();

    /** Takes a row, which is another one's when this returns. */
    interface EachRow {
        void take(ConnectionRow row);
    }

    ConnectionTable(String file, EachRow each) {
        this.file = file;
        this.each = each;
    }

    @Override
    public void take(byte[] bytes, int count) {
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                append(bytes, start, i);
                endLine();
                start = i + 1;
            }
        }
        append(bytes, start, count);
    }

    /** The last row, if no newline ends it. */
    void end() {
        if (length > 0) {
            endLine();
        }
    }

    private void append(byte[] bytes, int from, int to) {
        int more = to - from;
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, length + more));
        }
        System.arraycopy(bytes, from, line, length, more);
        length += more;
    }

    private void endLine() {
        number++;
        if (number > 1) {
            row();
        }
        length = 0;
    }

    private void row() {
        at = 0;
        nextWord();
        int local = nextWord();
        int remote = nextWord();
        int state = nextWord();
        int afterState = at;
        if (state == length) {
            return;
        }
        row.state = state(state, afterState);
        end(local, row.local);
        end(remote, row.remote);
        at = afterState;
        queues();
        timer();
        row.inode = inode();
        each.take(row);
    }

    /** Goes past the next word; where that begins. */
    private int nextWord() {
        skipBlanks();
        int start = at;
        while (at < length && line[at] != ' ') {
            at++;
        }
        return start;
    }

    private void skipBlanks() {
        while (at < length && line[at] == ' ') {
            at++;
        }
    }

    private int state(int from, int to) {
        int state = to - from == STATE_DIGITS && line[from] == '0' ? digit(from + 1) : -1;
        if (state < 0) {
            throw malformed("not a state", from, to);
        }
        return state;
    }

    private void end(int start, TcpEnd into) {
        at = start;
        int digits = digits();
        if (at == length || line[at] != ':') {
            throw malformed(at == length || line[at] == ' ' ? "not two halves" : "not a hexadecimal number", start);
        }
        if (digits != IPV4_DIGITS && digits != IPV6_DIGITS) {
            throw malformed("not an address", start);
        }
        at++;
        int portDigits = digits();
        if (portDigits == 0 || (at < length && line[at] != ' ')) {
            throw malformed("not a port", start);
        }
        long port = portDigits > IPV4_DIGITS ? Long.MAX_VALUE : hex(at - portDigits, at);
        if (port > TcpRow.LARGEST_PORT) {
            throw malformed("a port beyond " + TcpRow.LARGEST_PORT, start);
        }
        if (digits == IPV4_DIGITS) {
            into.setIpv4(word(start, 0), (int) port);
        } else {
            into.setIpv6(word(start, 0), word(start, 1), word(start, 2), word(start, 3), (int) port);
        }
    }

    /** Two times eight digits, unsent before unread; a row that ends before them has none. */
    private void queues() {
        int start = nextWord();
        boolean isThere = at > start;
        if (isThere && (at - start != 2 * IPV4_DIGITS + 1 || line[start + IPV4_DIGITS] != ':')) {
            throw malformed("not two queues", start, at);
        }
        row.unsent = isThere ? queue(start) : 0;
        row.unread = isThere ? queue(start + IPV4_DIGITS + 1) : 0;
    }

    /** Two digits and when it goes off: 00 is none, 04 the one that probes a window that is closed. */
    private void timer() {
        int start = nextWord();
        boolean isKnown = at - start > 1 && line[start] == '0';
        row.isProbing = isKnown && line[start + 1] == PROBING;
        row.isWithoutTimer = isKnown && line[start + 1] == NONE;
    }

    private long queue(int start) {
        for (int i = start; i < start + IPV4_DIGITS; i++) {
            if (digit(i) < 0) {
                throw malformed("not a hexadecimal number", start, start + IPV4_DIGITS);
            }
        }
        return hex(start, start + IPV4_DIGITS);
    }

    private int digit(int index) {
        return HEX[line[index] & 0xFF];
    }

    private int digits() {
        int start = at;
        while (at < length && digit(at) >= 0) {
            at++;
        }
        return at - start;
    }

    private int word(int start, int index) {
        int from = start + index * IPV4_DIGITS;
        return (int) hex(from, from + IPV4_DIGITS);
    }

    private long hex(int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value << 4 | digit(i);
        }
        return value;
    }

    /** Decimal; rows of TIME_WAIT and half-open ones have 0. */
    private long inode() {
        for (int word = TIMER + 1; word < INODE; word++) {
            nextWord();
        }
        int start = nextWord();
        long value = at == start ? -1 : 0;
        for (int i = start; i < at; i++) {
            int digit = line[i] - '0';
            if (digit < 0 || digit > 9 || value > Long.MAX_VALUE / 10 - 1) {
                throw malformed("not an inode", start, at);
            }
            value = 10 * value + digit;
        }
        return value;
    }

    private MalformedKernelText malformed(String problem, int start) {
        at = start;
        nextWord();
        return malformed(problem, start, at);
    }

    private MalformedKernelText malformed(String problem, int from, int to) {
        return new MalformedKernelText(
                file, number, problem, new String(line, from, to - from, StandardCharsets.US_ASCII));
    }
}
