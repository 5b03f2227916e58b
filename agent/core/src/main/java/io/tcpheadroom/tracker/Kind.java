package io.tcpheadroom.tracker;

/** What a socket is used for. Every open socket is of exactly one kind. */
public enum Kind {
    /** A stream socket for connecting, connected or not. */
    CLIENT,
    /** A stream socket that a listener accepted. */
    ACCEPTED,
    /** A stream socket for listening, listening or not. */
    LISTENER,
    DATAGRAM
}
