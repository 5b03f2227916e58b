package io.tcpheadroom.kernel;

import java.net.InetSocketAddress;
import java.util.Map;

/** One TCP socket as the kernel has it: its state and its two ends. NETNS. */
public final class TcpSocket {
    private static final Map<String, String> STATES = Map.ofEntries(
            Map.entry("01", "ESTABLISHED"),
            Map.entry("02", "SYN_SENT"),
            Map.entry("03", "SYN_RECV"),
            Map.entry("04", "FIN_WAIT1"),
            Map.entry("05", "FIN_WAIT2"),
            Map.entry("06", "TIME_WAIT"),
            Map.entry("07", "CLOSE"),
            Map.entry("08", "CLOSE_WAIT"),
            Map.entry("09", "LAST_ACK"),
            Map.entry("0A", "LISTEN"),
            Map.entry("0B", "CLOSING"));

    private final String state;
    private final InetSocketAddress local;
    private final InetSocketAddress remote;

    TcpSocket(Line line) {
        TcpRow row = new TcpRow(line);
        String number = line.word(TcpRow.STATE);
        state = STATES.getOrDefault(number, number);
        local = row.local();
        remote = row.remote();
    }

    /** By the kernel's own name; a state that is not known here is its number. */
    public String state() {
        return state;
    }

    public boolean isListening() {
        return state.equals("LISTEN");
    }

    public InetSocketAddress local() {
        return local;
    }

    public InetSocketAddress remote() {
        return remote;
    }
}
