package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.OpenSockets;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The sockets that nobody was seen to open, as of the last counting. */
public final class UnattributedSockets {
    /** In place of an app's name. */
    public static final String APP = "unattributed";

    private final BitSet descriptors;
    private final OpenSockets.@Nullable Listing listing;

    UnattributedSockets(BitSet descriptors, OpenSockets.@Nullable Listing listing) {
        this.descriptors = descriptors;
        this.listing = listing;
    }

    static UnattributedSockets none() {
        return new UnattributedSockets(new BitSet(), null);
    }

    /** In ascending order. */
    public IntStream descriptors() {
        return descriptors.stream();
    }

    /** The lower 32 bits of what the kernel knows it by; 0 where there is none. */
    public int inode(int descriptor) {
        return listing == null ? 0 : listing.inode(descriptor);
    }
}
