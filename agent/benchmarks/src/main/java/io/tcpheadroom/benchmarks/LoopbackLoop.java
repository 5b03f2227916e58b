package io.tcpheadroom.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Connects, accepts and closes both ends over loopback, again and again, and prints the microseconds of one round. */
public final class LoopbackLoop {
    private static final int WARM_UP = 60_000;
    private static final int ROUNDS = 100_000;

    private LoopbackLoop() {}

    private interface Round {
        void run() throws IOException;
    }

    /** blocking, or channels. */
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("channels")) {
            channels();
        } else {
            blocking();
        }
    }

    private static void blocking() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 128, InetAddress.getLoopbackAddress())) {
            time(() -> {
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                // reset, not TIME_WAIT: a run must not find the ports of the one before it used up
                client.setSoLinger(true, 0);
                Socket accepted = server.accept();
                client.close();
                accepted.close();
            });
        }
    }

    private static void channels() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
            InetSocketAddress address = (InetSocketAddress) server.getLocalAddress();
            time(() -> {
                SocketChannel client = SocketChannel.open(address);
                client.setOption(java.net.StandardSocketOptions.SO_LINGER, 0);
                SocketChannel accepted = server.accept();
                client.close();
                accepted.close();
            });
        }
    }

    private static void time(Round round) throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            round.run();
        }
        long start = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            round.run();
        }
        System.out.println((System.nanoTime() - start) / 1000.0 / ROUNDS);
    }
}
