package io.tcpheadroom.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Connects, accepts and closes both ends over loopback, again and again, and prints the microseconds of one round, by the clock
 * and of CPU time. Argument: {@code blocking}, {@code channels}, or {@code virtual}, which is blocking on a virtual thread.
 */
public final class ChurnLoop {
    private static final int ROUNDS = 100_000;

    /** So many that no round has to wait for the port of an earlier one, which TIME_WAIT keeps. */
    private static final int ADDRESSES = 64;

    private static int rounds;

    private ChurnLoop() {}

    private interface Round {
        void run() throws IOException;
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println("ready");
        while (System.in.read() != '\n') {}
        switch (arguments[0]) {
            case "channels" -> channels();
            case "virtual" -> onVirtualThread(ChurnLoop::blocking);
            default -> blocking();
        }
    }

    private static Void blocking() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 128)) {
            time(() -> {
                Socket client = new Socket(nextAddress(), server.getLocalPort());
                Socket accepted = server.accept();
                client.close();
                accepted.close();
            });
        }
        return null;
    }

    private static void channels() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(0), 128);
            int port = server.socket().getLocalPort();
            time(() -> {
                SocketChannel client = SocketChannel.open(new InetSocketAddress(nextAddress(), port));
                SocketChannel accepted = server.accept();
                client.close();
                accepted.close();
            });
        }
    }

    /** By a method that JDK 17 does not have. */
    private static void onVirtualThread(Callable<Void> task) throws Exception {
        ExecutorService threads = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        threads.submit(task).get();
        threads.shutdown();
    }

    private static InetAddress nextAddress() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (rounds++ % ADDRESSES + 1)});
    }

    private static void time(Round round) throws IOException {
        for (int i = 0; i < ROUNDS; i++) {
            round.run();
        }
        double cpu = CpuTime.ofThisProcess();
        long start = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            round.run();
        }
        System.out.println("round " + (System.nanoTime() - start) / 1000.0 / ROUNDS);
        System.out.println("work " + (CpuTime.ofThisProcess() - cpu) * 1000 / ROUNDS);
    }
}
