package io.tcpheadroom.tracker;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The open sockets by descriptor. The kernel keeps these numbers small and dense, so an array is the map: four
 * bytes a descriptor, no lock, no hashing. It grows by blocks, each as large as all before it together, and never moves
 * its entries: a reader and a writer contend for a slot only if it is the same one.
 */
final class Slots {
    private static final int FIRST_BITS = 10;

    /** Block 0 holds the first 1024 numbers, block n the numbers of 10 + n binary digits: all of an int. */
    private final AtomicReferenceArray<AtomicReferenceArray<SocketRecord>> blocks =
            new AtomicReferenceArray<>(Integer.SIZE - FIRST_BITS);

    @Nullable
    SocketRecord get(int fd) {
        AtomicReferenceArray<SocketRecord> block = fd < 0 ? null : blocks.get(block(fd));
        return block == null ? null : block.get(offset(fd));
    }

    /**
     * Puts the record into the slot of its descriptor and returns the one that it displaces. Only the thread that opened the
     * descriptor puts there, and nearly always into an empty slot, for which a release store is enough.
     */
    @Nullable
    SocketRecord put(SocketRecord socket) {
        AtomicReferenceArray<SocketRecord> block = getOrCreateBlock(block(socket.fd));
        int offset = offset(socket.fd);
        if (block.get(offset) != null) {
            return block.getAndSet(offset, socket);
        }
        block.setRelease(offset, socket);
        return null;
    }

    /** Replaces one record by another, unless the former has left its slot. */
    void replace(SocketRecord other, SocketRecord socket) {
        blocks.get(block(other.fd)).compareAndSet(offset(other.fd), other, socket);
    }

    /** Empties the slot of this record; false if the record has left it. */
    boolean remove(SocketRecord socket) {
        return blocks.get(block(socket.fd)).compareAndSet(offset(socket.fd), socket, null);
    }

    /** Empties the slot and returns the record that was in it. */
    @Nullable
    SocketRecord take(int fd) {
        AtomicReferenceArray<SocketRecord> block = fd < 0 ? null : blocks.get(block(fd));
        return block == null ? null : block.getAndSet(offset(fd), null);
    }

    /** In the order of descriptors, weakly consistent. Takes time in proportion to the highest descriptor ever put. */
    void forEach(Consumer<SocketRecord> visitor) {
        for (int index = 0; index < blocks.length(); index++) {
            AtomicReferenceArray<SocketRecord> block = blocks.get(index);
            for (int offset = 0; block != null && offset < block.length(); offset++) {
                SocketRecord socket = block.get(offset);
                if (socket != null) {
                    visitor.accept(socket);
                }
            }
        }
    }

    private AtomicReferenceArray<SocketRecord> getOrCreateBlock(int index) {
        AtomicReferenceArray<SocketRecord> block = blocks.get(index);
        if (block == null) {
            blocks.compareAndSet(index, null, new AtomicReferenceArray<>(size(index)));
            block = blocks.get(index);
        }
        return block;
    }

    private static int block(int fd) {
        return Math.max(0, Integer.SIZE - Integer.numberOfLeadingZeros(fd) - FIRST_BITS);
    }

    private static int offset(int fd) {
        int block = block(fd);
        return block == 0 ? fd : fd - size(block);
    }

    private static int size(int block) {
        return 1 << (block == 0 ? FIRST_BITS : FIRST_BITS + block - 1);
    }
}
