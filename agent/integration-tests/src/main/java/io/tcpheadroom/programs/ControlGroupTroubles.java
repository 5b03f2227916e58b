package io.tcpheadroom.programs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of this process's control group, {@code /sys/fs/cgroup/small}, is used up by buffers of sockets that count nowhere else. */
final class ControlGroupTroubles {
    private static final Path GROUP = Path.of("/sys/fs/cgroup/small");
    private static final String SUBJECT = "control group";
    private static final int MAPPED = 8 << 20;
    /** Above the threshold of 90 %, and with room for one more: beyond the limit the kernel kills. */
    private static final int MOST_PERCENT = 91;

    private static final int PAGE = 4096;
    private static final int SWAPPED_MESSAGES = 20;

    private ControlGroupTroubles() {}

    static void make() throws Exception {
        Found bypassed = new Found("tcp-memory-bypassed", SUBJECT);
        Found throttled = new Found("cgroup-sockets-throttled", SUBJECT);
        long limit = number("memory.max");
        try (UnreadData data = new UnreadData();
                ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket one = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket other = listener.accept()) {
            bypassed.whenever(() -> {
                if (100 * KernelCount.used("cgroup-memory") < MOST_PERCENT * limit) {
                    data.add();
                }
            });
            keepInUse(pagesOfFile());
            throttled.whenever(() -> {
                reclaim();
                exchange(one, other);
            });
        }
    }

    /** Read only now, so that they are this group's. */
    private static MappedByteBuffer pagesOfFile() throws IOException {
        Path modules = Path.of(System.getProperty("java.home"), "lib", "modules");
        try (RandomAccessFile file = new RandomAccessFile(modules.toFile(), "r")) {
            return file.getChannel().map(FileChannel.MapMode.READ_ONLY, file.length() - MAPPED, MAPPED);
        }
    }

    /** What the kernel looks at in vain when it wants memory back. */
    private static void keepInUse(MappedByteBuffer pages) {
        Thread thread = new Thread(() -> {
            while (true) {
                for (int at = 0; at < MAPPED; at += PAGE) {
                    pages.get(at);
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** As at the group's limit, but nobody is killed: the kernel tries while the lower limit is written. */
    private static void reclaim() throws IOException {
        Path high = GROUP.resolve("memory.high");
        Files.writeString(high, (number("memory.current") - MAPPED) + "\n");
        Files.writeString(high, "max\n");
    }

    private static long number(String file) throws IOException {
        return Long.parseLong(Files.readString(GROUP.resolve(file)).trim());
    }

    private static void exchange(Socket one, Socket other) throws IOException {
        byte[] message = new byte[PAGE];
        for (int i = 0; i < SWAPPED_MESSAGES; i++) {
            one.getOutputStream().write(message);
            other.getInputStream().readNBytes(message, 0, PAGE);
            other.getOutputStream().write(message);
            one.getInputStream().readNBytes(message, 0, PAGE);
        }
    }
}
