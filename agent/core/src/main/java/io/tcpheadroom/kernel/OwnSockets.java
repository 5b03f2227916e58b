package io.tcpheadroom.kernel;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The open sockets of this process as one reading of the kernel's tables looks for them: by inode, in arrays, for each of some
 * ten thousand rows asks. Filled before the reading, and once more at
 * its end.
 */
public final class OwnSockets {
    /** 30 bytes each, twice while a reading is made. */
    private static final int MOST = 100_000;

    private static final int FEW = 64;
    private static final int SPREAD = 0x9E3779B9;

    private @Nullable Consumer<OwnSockets> openedSince;
    private int[] descriptors = new int[FEW];
    private int[] inodes = new int[FEW];
    private @Nullable Object[] owners = new Object[FEW];
    private int size;
    private int left;
    private int[] positions = new int[0];
    private int shift;

    OwnSockets() {}

    /** @param openedSince adds those that are not there and are open by now, when a reading has met rows that it does not know */
    public OwnSockets(Consumer<OwnSockets> openedSince) {
        this.openedSince = openedSince;
    }

    /**
     * One more, in whatever order.
     *
     * @param inode the lower 32 bits, which is all that the kernel gives to a socket
     * @param owner who holds it, whatever that is to the caller; null when that is not known
     */
    public void add(int descriptor, int inode, @Nullable Object owner) {
        if (size == MOST) {
            left++;
            return;
        }
        if (size == inodes.length) {
            descriptors = Arrays.copyOf(descriptors, 2 * size);
            inodes = Arrays.copyOf(inodes, 2 * size);
            owners = Arrays.copyOf(owners, 2 * size);
        }
        descriptors[size] = descriptor;
        inodes[size] = inode;
        owners[size++] = owner;
    }

    /** To be called when all are there. */
    void index() {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * size);
        positions = new int[1 << bits];
        shift = Integer.SIZE - bits;
        for (int position = 0; position < size; position++) {
            int slot = slot(inodes[position]);
            if (positions[slot] == 0) { // else a second descriptor of the same socket
                positions[slot] = position + 1;
            }
        }
    }

    /** Whether there are any. */
    boolean addThoseOpenedSince() {
        int known = size;
        if (openedSince != null) {
            left = 0; // those are offered again
            openedSince.accept(this);
        }
        if (size > known) {
            index();
        }
        return size > known;
    }

    /** From here on nothing is added. */
    void end() {
        openedSince = null;
    }

    public boolean has(int inode) {
        return find(inode) >= 0;
    }

    /** Where it stands in the order in which they were added; -1 when it is none of them. */
    int find(int inode) {
        return positions[slot(inode)] - 1;
    }

    /** The slot of this inode, or the empty one where it would be: half of them are empty. */
    private int slot(int inode) {
        int slot = shift == Integer.SIZE ? 0 : (inode * SPREAD) >>> shift;
        while (positions[slot] != 0 && inodes[positions[slot] - 1] != inode) {
            slot = (slot + 1) & (positions.length - 1);
        }
        return slot;
    }

    int size() {
        return size;
    }

    /** How many were too many to be looked for. */
    int left() {
        return left;
    }

    int descriptor(int position) {
        return descriptors[position];
    }

    int inode(int position) {
        return inodes[position];
    }

    @Nullable
    Object owner(int position) {
        return owners[position];
    }
}
