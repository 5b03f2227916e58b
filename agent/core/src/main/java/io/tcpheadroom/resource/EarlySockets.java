package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.OpenSockets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The sockets that were open before the agent was attached: they belong to no app, as is to be expected, and become fewer. By
 * descriptor and inode, so that a later socket of the same number is not taken for one of them.
 */
final class EarlySockets {
    private final Map<Integer, Integer> inodes = new HashMap<>();

    /** Those of the first counting, as long as they are there. */
    void keep(BitSet unknown, OpenSockets.Listing listing, boolean isFirst) {
        if (isFirst) {
            unknown.stream().forEach(fd -> inodes.put(fd, listing.inode(fd)));
        } else {
            inodes.entrySet()
                    .removeIf(each -> !unknown.get(each.getKey()) || listing.inode(each.getKey()) != each.getValue());
        }
    }

    long among(BitSet unattributed, OpenSockets.Listing listing) {
        return unattributed.stream()
                .filter(fd -> inodes.getOrDefault(fd, 0) == listing.inode(fd))
                .count();
    }
}
