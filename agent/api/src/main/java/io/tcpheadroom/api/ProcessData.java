package io.tcpheadroom.api;

import javax.management.ConstructorParameters;

/**
 * What another process holds of the TCP sockets of this network namespace, as it was when the operation was called. A getter class,
 * because MXBeans of JDK 17 do not map records.
 */
public final class ProcessData {
    private final long pid;
    private final String command;
    private final long sockets;
    private final long listening;
    private final long established;
    private final long closeWait;

    /**
     * Made by the agent, and by JMX at the client.
     *
     * @param pid see {@link #getPid()}
     * @param command see {@link #getCommand()}
     * @param sockets see {@link #getSockets()}
     * @param listening see {@link #getListening()}
     * @param established see {@link #getEstablished()}
     * @param closeWait see {@link #getCloseWait()}
     */
    @ConstructorParameters({"pid", "command", "sockets", "listening", "established", "closeWait"})
    public ProcessData(long pid, String command, long sockets, long listening, long established, long closeWait) {
        this.pid = pid;
        this.command = command;
        this.sockets = sockets;
        this.listening = listening;
        this.established = established;
        this.closeWait = closeWait;
    }

    /** {@return its process id, in the PID namespace of this JVM} */
    public long getPid() {
        return pid;
    }

    /** {@return the kernel's short name of it: {@code envoy}} */
    public String getCommand() {
        return command;
    }

    /** {@return the TCP sockets that it has open, bound or connected; one that several processes share counts for one of them} */
    public long getSockets() {
        return sockets;
    }

    /** {@return those of them that listen} */
    public long getListening() {
        return listening;
    }

    /** {@return those of them that the kernel has in ESTABLISHED} */
    public long getEstablished() {
        return established;
    }

    /** {@return those of them that the far end has closed (CLOSE_WAIT)} */
    public long getCloseWait() {
        return closeWait;
    }
}
