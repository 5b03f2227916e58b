package io.tcpheadroom.plan;

/** {@code net.ipv4.ip_local_port_range}, both ends included. Immutable. */
final class PortRange {
    /** Linux's own, where the present one is not known. */
    static final PortRange USUAL = new PortRange(32_768, 60_999);

    private static final int LAST = 65_535;
    private static final int FIRST_WITHOUT_PRIVILEGE = 1_024;
    private static final int STEP = 1_024;

    private final int low;
    private final int high;

    PortRange(int low, int high) {
        this.low = low;
        this.high = high;
    }

    int low() {
        return low;
    }

    int high() {
        return high;
    }

    int size() {
        return high - low + 1;
    }

    boolean contains(int port) {
        return port >= low && port <= high;
    }

    boolean isWidest() {
        return low <= FIRST_WITHOUT_PRIVILEGE && high == LAST;
    }

    /** Above the usual low end there are no servers' ports: the upper ones are taken first. */
    PortRange upToTheLast() {
        return new PortRange(Math.min(low, USUAL.low), LAST);
    }

    PortRange downByOneStep() {
        return new PortRange(Math.max(FIRST_WITHOUT_PRIVILEGE, low - STEP), high);
    }

    /** The kernel gives bind() one parity and connect() the other, and wants as many of both. */
    PortRange ofUnequalParity() {
        if ((high - low) % 2 != 0) {
            return this;
        }
        return high < LAST ? new PortRange(low, high + 1) : new PortRange(low - 1, high);
    }

    @Override
    public String toString() {
        return low + " " + high;
    }
}
