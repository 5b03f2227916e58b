package io.tcpheadroom.kernel;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * The entries of {@code /proc/self/fd} that are sockets, of every kind. PROCESS. A listing and a link to read for each entry:
 * some microseconds a descriptor, and a descriptor for the listing, so on demand and not when they have run out.
 */
public final class OpenSockets {
    private final Path folder;
    private String problem;

    public OpenSockets(Roots roots) {
        folder = roots.proc("self/fd");
    }

    /** The numbers of the open sockets; null when they cannot be listed. */
    public BitSet list() {
        BitSet sockets = new BitSet();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (isSocket(entry)) {
                    sockets.set(Integer.parseInt(entry.getFileName().toString()));
                }
            }
            return sockets;
        } catch (IOException | DirectoryIteratorException | NumberFormatException e) {
            problem = folder + " cannot be listed: " + e;
            return null;
        }
    }

    /** Why the last listing failed. */
    public String problem() {
        return problem;
    }

    private static boolean isSocket(Path entry) {
        try {
            return Files.readSymbolicLink(entry).toString().startsWith("socket:");
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }
}
