package io.tcpheadroom.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Connects, accepts and closes both ends over loopback, again and again, and prints the microseconds of one round, by the clock
 * and of CPU time. Arguments: how many are timed, after as many that are not; and {@code blocking}, {@code channels}, {@code virtual}, which is
 * blocking on a virtual thread, {@code loader}, which is blocking in an application with a class loader of its own, {@code reset}, where the
 * client closes by a reset, which spares the kernel the handshake, or {@code netty}, epoll.
 */
public final class ChurnLoop {
    /** So many that no round has to wait for the port of an earlier one, which TIME_WAIT keeps. */
    private static final int ADDRESSES = 64;

    private final int timed;
    private int rounds;

    ChurnLoop(int timed) {
        this.timed = timed;
    }

    /** One connection, from the connect to both closes. */
    interface Round {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println("ready");
        while (System.in.read() != '\n') {}
        ChurnLoop loop = new ChurnLoop(Integer.parseInt(arguments[0]));
        switch (arguments[1]) {
            case "channels" -> loop.channels();
            case "virtual" -> onVirtualThread(() -> loop.blocking(false));
            case "loader" -> {
                Thread.currentThread().setContextClassLoader(new URLClassLoader("shop", new URL[0], null));
                loop.blocking(false);
            }
            case "reset" -> loop.blocking(true);
            case "netty" -> NettyChurn.run(loop);
            default -> loop.blocking(false);
        }
    }

    private Void blocking(boolean reset) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 128)) {
            time(() -> {
                Socket client = new Socket(nextAddress(), server.getLocalPort());
                if (reset) {
                    client.setSoLinger(true, 0);
                }
                Socket accepted = server.accept();
                client.close();
                accepted.close();
            });
        }
        return null;
    }

    private void channels() throws Exception {
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

    InetAddress nextAddress() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (rounds++ % ADDRESSES + 1)});
    }

    void time(Round round) throws Exception {
        for (int i = 0; i < timed; i++) {
            round.run();
        }
        double cpu = CpuTime.ofThisProcess();
        long start = System.nanoTime();
        for (int i = 0; i < timed; i++) {
            round.run();
        }
        System.out.println("round " + (System.nanoTime() - start) / 1000.0 / timed);
        System.out.println("work " + (CpuTime.ofThisProcess() - cpu) * 1000 / timed);
    }
}
