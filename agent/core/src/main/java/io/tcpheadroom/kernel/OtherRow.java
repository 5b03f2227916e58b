package io.tcpheadroom.kernel;

/** What a row of the kernel's tables of TCP is that belongs to no open socket of this process. */
public enum OtherRow {
    /** Waits in the accept queue of a listener of this process; also when its far end has closed it by now. */
    QUEUED,
    /** Waits in the accept queue of a listener of another process. */
    QUEUED_ELSEWHERE,
    /** Its handshake is not complete. */
    HALF_OPEN,
    /** A process closed it, this one or another: the kernel alone has it, until the far end has confirmed that. */
    CLOSING,
    /** A process closed it, this one or another, before the far end did: its port is taken for a minute. */
    TIME_WAIT,
    /**
     * An open socket of another process in this network namespace; also one of this process that
     * no hook saw being opened, until its descriptors are listed the next time.
     */
    OTHER_PROCESS
}
