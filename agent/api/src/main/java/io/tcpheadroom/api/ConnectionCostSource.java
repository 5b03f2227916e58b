package io.tcpheadroom.api;

/** Where {@link ResourceMXBean#getConnectionCost()} comes from. */
public enum ConnectionCostSource {
    /** From used and open connections as they moved together in the last half hour. */
    MEASURED,

    /** From what a connection is: one descriptor, for example. */
    ASSUMED,

    /** There is no cost: neither is it known what a connection is made of there, nor have used and open connections moved together. */
    NONE
}
