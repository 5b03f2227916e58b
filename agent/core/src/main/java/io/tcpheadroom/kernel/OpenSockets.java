package io.tcpheadroom.kernel;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries of {@code /proc/self/fd} that are sockets, of every kind. PROCESS. A listing and a link to read for each entry:
 * some microseconds a descriptor, and a descriptor for the listing, so on demand and not when they have run out.
 */
public final class OpenSockets {
    private static final int FEW = 1024;

    private final Roots roots;
    private final Path folder;
    private @Nullable String problem;

    public OpenSockets(Roots roots) {
        this.roots = roots;
        folder = roots.proc("self/fd");
    }

    /** Whether the folder is this process's own, and not a copy. */
    public boolean isOfThisProcess() {
        return roots.isOfThisProcess();
    }

    /** Lists the open sockets; null when they cannot be listed. */
    public @Nullable Listing list() {
        Listing listing = new Listing();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                long inode = SocketLink.inode(target(entry));
                if (inode >= 0) {
                    int fd = Integer.parseInt(entry.getFileName().toString());
                    listing.add(fd, (int) inode);
                }
            }
            return listing;
        } catch (IOException | DirectoryIteratorException | NumberFormatException e) {
            problem = folder + " cannot be listed: " + e;
            return null;
        }
    }

    /** Why the last listing that failed did so. */
    public @Nullable String problem() {
        return problem;
    }

    private static String target(Path entry) {
        try {
            return Files.readSymbolicLink(entry).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    /** Sockets by the numbers of their descriptors. */
    public static final class Listing {
        private final BitSet all = new BitSet();
        private int[] inodes = new int[FEW];

        private Listing() {}

        private void add(int fd, int inode) {
            all.set(fd);
            if (fd >= inodes.length) {
                inodes = Arrays.copyOf(inodes, Math.max(2 * inodes.length, fd + 1));
            }
            inodes[fd] = inode;
        }

        /** The inode's lower 32 bits, which is all that the kernel gives to a socket; 0 where there is none. */
        public int inode(int fd) {
            return fd < inodes.length ? inodes[fd] : 0;
        }

        public BitSet all() {
            return all;
        }

        /**
         * Those of some sockets that listen.
         *
         * @param inodes of the sockets that listen, of whatever process
         */
        public BitSet listening(BitSet among, Set<Long> inodes) {
            BitSet listening = new BitSet();
            for (int fd = among.nextSetBit(0); fd >= 0; fd = among.nextSetBit(fd + 1)) {
                listening.set(fd, inodes.contains(Integer.toUnsignedLong(inode(fd))));
            }
            return listening;
        }
    }
}
