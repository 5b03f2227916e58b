package io.tcpheadroom.api;

/**
 * What a resource's reading comes to. The last three are answers that are no number, and never the same: a limit that
 * does not exist, a limit that exists and cannot be seen, and a resource that this machine does not have.
 */
public enum Status {
    OK,
    WARN,
    CRITICAL,
    UNLIMITED,
    UNKNOWN,
    NOT_APPLICABLE
}
