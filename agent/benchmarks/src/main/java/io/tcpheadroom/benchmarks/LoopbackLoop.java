package io.tcpheadroom.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Connects, accepts and closes both ends over loopback, again and again, and prints the microseconds of one round.
 *
 * <p>Arguments: {@code blocking} or {@code channels}, and how the client closes: {@code close}, as programs do, or {@code
 * reset}, which spares the kernel the handshake of the close and makes the agent's share the largest.
 */
public final class LoopbackLoop {
    private static final int WARM_UP = 200_000;
    private static final int ROUNDS = 200_000;

    /** So many that no round has to wait for the port of an earlier one, which TIME_WAIT keeps. */
    private static final InetAddress[] ADDRESSES = new InetAddress[64];

    private final boolean reset;
    private int rounds;

    private LoopbackLoop(boolean reset) {
        this.reset = reset;
    }

    private interface Round {
        void run() throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        for (int i = 0; i < ADDRESSES.length; i++) {
            ADDRESSES[i] = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (i + 1)});
        }
        LoopbackLoop loop = new LoopbackLoop(arguments[1].equals("reset"));
        if (arguments[0].equals("channels")) {
            loop.channels();
        } else {
            loop.blocking();
        }
    }

    private void blocking() throws IOException {
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
    }

    private void channels() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(0), 128);
            int port = server.socket().getLocalPort();
            time(() -> {
                SocketChannel client = SocketChannel.open(new InetSocketAddress(nextAddress(), port));
                if (reset) {
                    client.setOption(StandardSocketOptions.SO_LINGER, 0);
                }
                SocketChannel accepted = server.accept();
                client.close();
                accepted.close();
            });
        }
    }

    private InetAddress nextAddress() {
        return ADDRESSES[rounds++ % ADDRESSES.length];
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
