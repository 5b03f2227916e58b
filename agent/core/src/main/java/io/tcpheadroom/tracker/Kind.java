package io.tcpheadroom.tracker;

/** What a socket was made for. Every open socket is of exactly one kind. */
public enum Kind {
    /** A stream socket to connect with, connected or not. */
    CLIENT,
    /** A stream socket that a listener accepted. */
    ACCEPTED,
    /** A stream socket to listen with, listening or not. */
    LISTENER,
    DATAGRAM
}
