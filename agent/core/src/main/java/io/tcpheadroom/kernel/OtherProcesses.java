package io.tcpheadroom.kernel;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * Which processes hold the TCP sockets of this network namespace that are not this process's: the inodes of the kernel's tables, looked for
 * among the descriptors of all processes. NETNS. Those of other users can be read with their rights alone. Some microseconds a
 * descriptor, of processes that have nothing to do with ours, so on demand only, and never more than so many. It ends where every socket
 * is found.
 */
public final class OtherProcesses {
    private static final int MOST_PROCESSES = 2_000;
    private static final int MOST_DESCRIPTORS = 100_000;
    private static final int MOST_SOCKETS = 100_000;
    private static final int STATE_BITS = 4;

    private final Roots roots;

    /** Inode and state in one, sorted. */
    private long[] sockets = new long[64];

    private int size;
    private final BitSet found = new BitSet();
    private final List<ProcessSockets> processes = new ArrayList<>();
    private int walked;
    private int descriptors;
    private int unreadable;
    private boolean isPartial;

    private OtherProcesses(Roots roots) {
        this.roots = roots;
    }

    static OtherProcesses read(Roots roots) throws UnreadableFile {
        OtherProcesses read = new OtherProcesses(roots);
        KernelFile.unlessAbsent(() -> Connections.read(roots, "/proc/net/tcp6", read::add));
        Connections.read(roots, "/proc/net/tcp", read::add);
        Arrays.sort(read.sockets, 0, read.size);
        read.walk();
        read.processes.sort(OtherProcesses::compareMostFirst);
        return read;
    }

    private static int compareMostFirst(ProcessSockets one, ProcessSockets other) {
        int order = Long.compare(other.all(), one.all());
        order = order != 0 ? order : one.command().compareTo(other.command());
        return order != 0 ? order : Long.compare(one.pid(), other.pid());
    }

    private void add(ConnectionRow row) {
        if (row.inode <= 0) {
            return;
        }
        if (size == MOST_SOCKETS) {
            isPartial = true;
            return;
        }
        if (size == sockets.length) {
            sockets = Arrays.copyOf(sockets, 2 * size);
        }
        sockets[size++] = row.inode << STATE_BITS | row.state;
    }

    /** This process's own come first: what they hold is nobody else's. */
    private void walk() throws UnreadableFile {
        walk(roots.proc("self"), new ProcessSockets(0));
        String self = self();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(roots.proc("."), OtherProcesses::isProcess)) {
            for (Path entry : entries) {
                String pid = entry.getFileName().toString();
                if (found.cardinality() == size || isPartial) {
                    return;
                }
                if (pid.equals(self)) {
                    continue;
                }
                if (++walked > MOST_PROCESSES) {
                    isPartial = true;
                    return;
                }
                ProcessSockets process = new ProcessSockets(Long.parseLong(pid));
                walk(entry, process);
                if (process.all() > 0) {
                    process.named(command(entry)); // most hold none: their names are not read
                    processes.add(process);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new UnreadableFile(UnreadableFile.Cause.TEMPORARY, roots.proc("") + " cannot be listed: " + e);
        }
    }

    private String self() {
        try {
            return Files.readSymbolicLink(roots.proc("self")).toString();
        } catch (IOException e) {
            return ""; // a copy of another machine's files
        }
    }

    private static boolean isProcess(Path entry) {
        String name = entry.getFileName().toString();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return name.length() < 10;
    }

    private static String command(Path process) {
        try {
            return Files.readString(process.resolve("comm")).trim();
        } catch (IOException e) {
            return "";
        }
    }

    private void walk(Path process, ProcessSockets into) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path entry : entries) {
                if (++descriptors > MOST_DESCRIPTORS) {
                    isPartial = true;
                    return;
                }
                take(target(entry), into);
            }
        } catch (IOException | DirectoryIteratorException e) {
            unreadable += Files.exists(process) ? 1 : 0; // else it has ended meanwhile
        }
    }

    private static String target(Path entry) {
        try {
            return Files.readSymbolicLink(entry).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    private void take(String target, ProcessSockets process) {
        long inode = SocketLink.inode(target);
        if (inode < 0) {
            return;
        }
        int at = Arrays.binarySearch(sockets, 0, size, inode << STATE_BITS);
        int position = at >= 0 ? at : -at - 1;
        if (position < size && sockets[position] >> STATE_BITS == inode && !found.get(position)) {
            found.set(position);
            process.add((int) sockets[position] & (1 << STATE_BITS) - 1);
        }
    }

    /** Those that hold any, the most first. A socket that several share counts for one of them; one of this process's for none. */
    public List<ProcessSockets> processes() {
        return Collections.unmodifiableList(processes);
    }

    /** Sockets of which no process was found. */
    public long unnamed() {
        return size - (long) found.cardinality();
    }

    /** Why some are not named; empty when all are. */
    public String lack() {
        if (unnamed() == 0 && !isPartial) {
            return "";
        }
        return unnamed() + " sockets are of processes that were not found: "
                + (isPartial
                        ? "only " + MOST_PROCESSES + " processes and " + MOST_DESCRIPTORS + " descriptors are looked at"
                        : unreadable > 0
                                ? "the descriptors of " + unreadable
                                        + " processes cannot be read, which takes their user's rights"
                                : "of another PID namespace, or closed meanwhile");
    }
}
