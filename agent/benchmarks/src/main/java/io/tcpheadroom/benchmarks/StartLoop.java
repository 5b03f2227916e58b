package io.tcpheadroom.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that has just started: prints when its main began, how long its first connection took, and, after so many seconds in which
 * it does nothing, its peak memory and what the agent's sampler took meanwhile. Without an argument it ends at once.
 */
public final class StartLoop {
    private StartLoop() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("main " + System.currentTimeMillis());
        if (arguments.length == 0) {
            return;
        }
        long start = System.nanoTime();
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket accepted = listener.accept()) {
            System.out.println("first " + (System.nanoTime() - start) / 1_000);
            int seconds = Integer.parseInt(arguments[0]);
            Thread.sleep(seconds * 500L);
            long before = ofSampler();
            Thread.sleep(seconds * 500L);
            System.out.println("tick " + (ofSampler() - before) / (seconds * 500L));
            System.out.println("peak " + peak());
            if (!accepted.isConnected() || client.isClosed()) {
                throw new IOException("the connection has gone");
            }
        }
    }

    private static long peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    /** Nanoseconds on a processor; 0 where there is no such thread. */
    private static long ofSampler() throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            long sum = 0;
            for (Path task : tasks.toList()) {
                if (List.of("tcp-headroom-sa", "tcp-hea..ampler")
                        .contains(Files.readString(task.resolve("comm")).trim())) {
                    sum += Long.parseLong(
                            Files.readString(task.resolve("schedstat")).split(" ")[0]);
                }
            }
            return sum;
        }
    }
}
