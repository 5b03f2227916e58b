package io.tcpheadroom.cli;

import io.tcpheadroom.kernel.Capacity;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.Limits;
import io.tcpheadroom.kernel.ProcessListeners;
import io.tcpheadroom.kernel.Roots;
import io.tcpheadroom.kernel.SlabInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What a plan begins with: what this machine allows, and where a program runs, what that program has of it. */
final class PlannedMachine {
    private static final Path PROC = Path.of("/proc");

    private final Capacity capacity;
    private final SortedSet<Integer> listeners;

    private PlannedMachine(Capacity capacity, SortedSet<Integer> listeners) {
        this.capacity = capacity;
        this.listeners = listeners;
    }

    /**
     * As it is now.
     *
     * @param pid the running program; null for one that will run here
     */
    static PlannedMachine of(@Nullable Long pid) throws IOException {
        if (pid == null) {
            return new PlannedMachine(read(), Collections.emptySortedSet());
        }
        Path process = PROC.resolve(pid.toString());
        if (!Files.isDirectory(process)) {
            throw new IOException("process " + pid + " does not exist");
        }
        String elsewhere = namespace(process);
        if (!elsewhere.equals(namespace(PROC.resolve("self")))) {
            throw new IOException(
                    "process " + pid + " is in another network namespace, whose settings are not visible from here; "
                            + "run this command there: nsenter --net=" + process + "/ns/net java -jar ...");
        }
        return new PlannedMachine(
                read().withOpenFiles(Limits.of(process).openFiles()), ProcessListeners.ports(process));
    }

    private static Capacity read() {
        try (Kernel kernel = new Kernel(Roots.real())) {
            kernel.onDemand(SlabInfo.ALL).measure();
            kernel.refresh();
            return Capacity.of(kernel);
        }
    }

    private static String namespace(Path process) throws IOException {
        try {
            return Files.readSymbolicLink(process.resolve("ns/net")).toString();
        } catch (IOException e) {
            throw new IOException(
                    "process " + process.getFileName() + " is another user's; run this command as that user or as root",
                    e);
        }
    }

    Capacity capacity() {
        return capacity;
    }

    SortedSet<Integer> listeners() {
        return listeners;
    }
}
