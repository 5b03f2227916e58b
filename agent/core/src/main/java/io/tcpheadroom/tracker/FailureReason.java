package io.tcpheadroom.tracker;

/** Why a socket could not be opened, bound or connected, or why a listener could not accept. */
public enum FailureReason {
    /** ECONNREFUSED: nobody listens there. */
    REFUSED("refused"),
    /** ETIMEDOUT, or the program's own timeout where the JDK keeps it: no answer came. */
    TIMED_OUT("timed out"),
    /** ENETUNREACH, EHOSTUNREACH, ENETDOWN, EHOSTDOWN: there is no way to there. */
    UNREACHABLE("unreachable"),
    /** ECONNRESET, ECONNABORTED: the peer, or something on the way, broke it off. */
    RESET("reset"),
    /**
     * EADDRNOTAVAIL of a connect, EADDRINUSE of a bind to any port: no local port is free. A connect gets the same where this machine
     * has no local address that leads there.
     */
    NO_PORT("no local port left"),
    /** EADDRNOTAVAIL of a bind: this machine does not have the address. */
    NO_ADDRESS("not an address of this machine"),
    /** EMFILE or ENFILE. */
    NO_DESCRIPTOR("no descriptor left"),
    /** The program closed the socket first: it gave up, perhaps by a timeout that it keeps itself, as HTTP clients do. */
    CLOSED("closed meanwhile"),
    OTHER("other");

    private final String text;

    FailureReason(String text) {
        this.text = text;
    }

    /** In words. */
    public String text() {
        return text;
    }
}
