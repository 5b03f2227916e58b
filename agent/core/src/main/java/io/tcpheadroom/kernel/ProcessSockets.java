package io.tcpheadroom.kernel;

/** What one process holds of the TCP sockets of this network namespace. Unchanged once it is read. */
public final class ProcessSockets {
    private final long pid;
    private String command = "";
    private final long[] byState = new long[TcpState.END];
    private long all;

    ProcessSockets(long pid) {
        this.pid = pid;
    }

    void named(String name) {
        command = name;
    }

    void add(int state) {
        byState[state]++;
        all++;
    }

    /** In the PID namespace whose /proc is read. */
    public long pid() {
        return pid;
    }

    /** The kernel's short name of it, of at most 15 letters: {@code envoy}. */
    public String command() {
        return command;
    }

    public long all() {
        return all;
    }

    public long listening() {
        return byState[TcpState.LISTEN];
    }

    public long established() {
        return byState[TcpState.ESTABLISHED];
    }

    public long closeWait() {
        return byState[TcpState.CLOSE_WAIT];
    }
}
