package io.tcpheadroom.kernel;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The TCP ports that one process listens on, whichever, looked up once. Of another user's process only root may know them. */
public final class ProcessListeners {
    private ProcessListeners() {}

    /**
     * As of now.
     *
     * @param process its folder in procfs, such as {@code /proc/123}
     */
    public static SortedSet<Integer> ports(Path process) throws IOException {
        Set<Long> inodes = inodes(process.resolve("fd"));
        SortedSet<Integer> ports = new TreeSet<>();
        for (String table : new String[] {"tcp6", "tcp"}) {
            KernelFile.unlessAbsent(() -> add(process.resolve("net").resolve(table), inodes, ports));
        }
        return ports;
    }

    private static void add(Path table, Set<Long> inodes, Set<Integer> ports) throws UnreadableFile {
        try (KernelFile file = KernelFile.once(table)) {
            for (ListeningSocket socket :
                    TcpListeners.parse(table.toString(), file.read()).sockets()) {
                if (inodes.contains(socket.inode())) {
                    ports.add(socket.port());
                }
            }
        }
    }

    private static Set<Long> inodes(Path descriptors) throws IOException {
        Set<Long> inodes = new HashSet<>();
        try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
            for (Path link : links) {
                inodes.add(inode(link));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return inodes;
    }

    private static long inode(Path link) throws IOException {
        try {
            return SocketLink.inode(Files.readSymbolicLink(link).toString());
        } catch (NoSuchFileException e) {
            return -1; // closed meanwhile
        }
    }
}
