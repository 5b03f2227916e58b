package io.tcpheadroom.api;

/**
 * What a resource's reading comes to. The last three are answers that are no number, and never the same: a limit that
 * does not exist, a limit that exists and cannot be seen, and a resource that this machine does not have.
 */
public enum Status {
    /** Below the thresholds. */
    OK,
    /** At or above the warning threshold. */
    WARN,
    /** At or above the critical threshold. */
    CRITICAL,
    /** There is no limit. */
    UNLIMITED,
    /** Used or the limit cannot be read. */
    UNKNOWN,
    /** This machine does not have the resource. */
    NOT_APPLICABLE
}
