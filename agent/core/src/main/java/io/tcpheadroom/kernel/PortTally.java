package io.tcpheadroom.kernel;

import java.util.Arrays;

/** Ports as rows name them, from one local address to one remote address and port: a dump may repeat a row. */
final class PortTally {
    /** What a port's connection is, in the order in which one row of two counts that were read while it changed. */
    enum Holder {
        /** An open socket of some process. */
        SOCKET(0),
        /** The kernel alone: a process closed it, and the far end has not confirmed that yet. */
        CLOSING(1),
        TIME_WAIT(2);

        private final int code;

        Holder(int code) {
            this.code = code;
        }
    }

    private static final int BITS = 2;
    private static final int MASK = (1 << BITS) - 1;

    /** A port and its holder in one number: so they sort by port. */
    private int[] entries = new int[4];

    private int size;
    private int ownBound;

    void add(int port, Holder holder, boolean isOwnBound) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, 2 * size);
        }
        entries[size++] = port << BITS | holder.code;
        ownBound += isOwnBound ? 1 : 0;
    }

    /** Rows of sockets that this process bound. */
    int ownBound() {
        return ownBound;
    }

    /** Sorts, and forgets ports that are there twice. */
    void sort() {
        Arrays.sort(entries, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || entries[kept - 1] >> BITS != entries[i] >> BITS) {
                entries[kept++] = entries[i];
            }
        }
        size = kept;
    }

    int size() {
        return size;
    }

    int heldBy(Holder holder) {
        int held = 0;
        for (int i = 0; i < size; i++) {
            held += (entries[i] & MASK) == holder.code ? 1 : 0;
        }
        return held;
    }
}
