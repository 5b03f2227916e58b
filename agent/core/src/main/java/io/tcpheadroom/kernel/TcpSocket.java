package io.tcpheadroom.kernel;

import java.net.InetSocketAddress;
import java.util.List;

/** One TCP socket as the kernel has it: its state and its two ends. NETNS. */
public final class TcpSocket {
    /** By the kernel's numbers, which begin with 1. */
    private static final List<String> STATES = List.of(
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

    private final String state;
    private final InetSocketAddress local;
    private final InetSocketAddress remote;

    TcpSocket(int state, TcpEnd local, TcpEnd remote) {
        this.state = state > 0 && state <= STATES.size() ? STATES.get(state - 1) : String.format("%02X", state);
        this.local = local.endpoint();
        this.remote = remote.endpoint();
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
