package io.tcpheadroom.resource;

/** Why open sockets look leaked, or as if they might hang; the most certain first. */
public enum Suspicion {
    /** No object is left that could close it. */
    UNREACHABLE("the program dropped it without a close, and nothing will ever close it"),
    /** The far end closed it a minute ago or longer. */
    CLOSE_WAIT("the far end closed it, and the program has not"),
    /** Opened a minute ago or longer, and neither connected nor on its way to be. */
    NEVER_CONNECTED("opened but never connected, or its connect ended and the program did not check"),
    /** Its call site goes on opening sockets that are not closed, and no other grows like it. */
    GROWING("its call site has more sockets open every minute, and no other call site grows like it"),
    /** No trouble by itself. */
    NO_KEEPALIVE("idle without a keepalive: if its far end's host dies, a read without a timeout waits forever");

    private final String text;

    Suspicion(String text) {
        this.text = text;
    }

    /** In words, of one socket. */
    public String text() {
        return text;
    }

    /** Whether it is no more than a hint. */
    public boolean isHint() {
        return this == NO_KEEPALIVE;
    }
}
