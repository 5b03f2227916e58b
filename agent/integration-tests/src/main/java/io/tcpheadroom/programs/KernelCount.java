package io.tcpheadroom.programs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the kernel, or the JDK, counts of a limited thing, read in a way of its own, so that nothing is compared with itself. */
final class KernelCount {
    private static final Path SELF = Path.of("/proc/self");

    /** Kept open, for in the end nothing can be opened. */
    private static final Map<Path, RandomAccessFile> OPEN = new HashMap<>();

    private KernelCount() {}

    static long used(String resource) throws IOException {
        switch (resource) {
            case "inotify-instances":
                return linked("anon_inode:inotify");
            case "inotify-watches":
                return fdInfoLines("inotify wd:");
            case "epoll-watches":
                return fdInfoLines("tfd:");
            case "pids-namespace":
                return threadsOfAll();
            case "pids-cgroup":
                return number(group("pids").resolve("pids.current"));
            case "cgroup-memory":
                return number(group("memory").resolve("memory.current")) - inactiveFiles();
            case "address-space":
                return 1024 * field(SELF.resolve("status"), "VmSize:");
            case "data-memory":
                return 1024 * field(SELF.resolve("status"), "VmData:");
            case "committed-memory":
                return 1024 * field(Path.of("/proc/meminfo"), "Committed_AS:");
            case "host-fds":
                return number(Path.of("/proc/sys/fs/file-nr"));
            case "conntrack":
                return number(Path.of("/proc/sys/net/netfilter/nf_conntrack_count"));
            case "neighbours":
                return Long.parseLong(
                        Files.readAllLines(Path.of("/proc/net/stat/arp_cache"))
                                .get(1)
                                .split("\\s+")[0],
                        16);
            case "direct-memory":
                return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .filter(pool -> pool.getName().equals("direct"))
                        .mapToLong(BufferPoolMXBean::getTotalCapacity)
                        .sum();
            default:
                throw new IllegalArgumentException(resource);
        }
    }

    private static long inactiveFiles() throws IOException {
        return field(group("memory").resolve("memory.stat"), "inactive_file");
    }

    /** Of either version; what {@code /proc/self/cgroup} says where both have the controller is the first's. */
    private static Path group(String controller) throws IOException {
        Path unified = Path.of("/sys/fs/cgroup");
        for (String line : Files.readAllLines(SELF.resolve("cgroup"))) {
            String[] parts = line.split(":", 3);
            if (parts[1].equals(controller)) {
                return Path.of("/sys/fs/cgroup/" + controller + parts[2]);
            }
            if (parts[1].isEmpty()) {
                unified = Path.of("/sys/fs/cgroup" + parts[2]);
            }
        }
        return unified;
    }

    private static long linked(String target) throws IOException {
        long number = 0;
        try (DirectoryStream<Path> links = Files.newDirectoryStream(SELF.resolve("fd"))) {
            for (Path link : links) {
                number += isTo(link, target) ? 1 : 0;
            }
        }
        return number;
    }

    private static boolean isTo(Path link, String target) throws IOException {
        try {
            return Files.readSymbolicLink(link).toString().equals(target);
        } catch (NoSuchFileException e) {
            return false; // it was what listed them
        }
    }

    private static long fdInfoLines(String beginning) throws IOException {
        long lines = 0;
        try (DirectoryStream<Path> infos = Files.newDirectoryStream(SELF.resolve("fdinfo"))) {
            for (Path info : infos) {
                lines += linesIfThere(info)
                        .filter(line -> line.startsWith(beginning))
                        .count();
            }
        }
        return lines;
    }

    /** A descriptor or a process that was listed may be gone by the time it is read. */
    private static Stream<String> linesIfThere(Path file) throws IOException {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            if (Files.exists(file)) {
                throw e;
            }
            return Stream.empty();
        }
    }

    private static long threadsOfAll() throws IOException {
        long threads = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                threads += values(linesIfThere(process.resolve("status")), "Threads:")
                        .sum();
            }
        }
        return threads;
    }

    private static long field(Path file, String key) throws IOException {
        return values(Files.readAllLines(file).stream(), key).findFirst().orElseThrow();
    }

    /** The first number of each line that begins with this word. */
    private static LongStream values(Stream<String> lines, String key) {
        return lines.map(line -> line.split("\\s+"))
                .filter(words -> words[0].equals(key))
                .mapToLong(words -> Long.parseLong(words[1]));
    }

    /** The first of a file, which is read at one go: the kernel gives a sysctl only from its beginning. */
    private static long number(Path path) throws IOException {
        RandomAccessFile file = OPEN.get(path);
        if (file == null) {
            file = new RandomAccessFile(path.toFile(), "r");
            OPEN.put(path, file);
        }
        byte[] text = new byte[64];
        file.seek(0);
        int length = file.read(text);
        return Long.parseLong(new String(text, 0, length, StandardCharsets.US_ASCII).split("\\s+")[0]);
    }
}
