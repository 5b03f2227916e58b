package io.tcpheadroom.kernel;

import java.util.List;

/** The states of a TCP socket, by the numbers and names that the kernel gives them. */
public final class TcpState {
    public static final int ESTABLISHED = 1;
    public static final int SYN_SENT = 2;
    public static final int SYN_RECV = 3;
    public static final int FIN_WAIT1 = 4;
    public static final int FIN_WAIT2 = 5;
    public static final int TIME_WAIT = 6;
    public static final int CLOSE = 7;
    public static final int CLOSE_WAIT = 8;
    public static final int LAST_ACK = 9;
    public static final int LISTEN = 10;
    public static final int CLOSING = 11;

    /** One more than the largest that a row can have: the kernel writes one digit. */
    public static final int END = 16;

    private static final List<String> NAMES = List.of(
            "ESTABLISHED",
            "SYN_SENT",
            "SYN_RECV",
            "FIN_WAIT1",
            "FIN_WAIT2",
            "TIME_WAIT",
            "CLOSE",
            "CLOSE_WAIT",
            "LAST_ACK",
            "LISTEN",
            "CLOSING");

    private TcpState() {}

    /** The kernel's own name; of a state that is not known here its number, in hexadecimal. */
    public static String name(int state) {
        return state > 0 && state <= NAMES.size() ? NAMES.get(state - 1) : String.format("%02X", state);
    }
}
