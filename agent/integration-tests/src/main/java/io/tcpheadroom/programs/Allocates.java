package io.tcpheadroom.programs;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Opens and closes connections, one after the other, and prints how many bytes its thread allocates for one of them. */
public final class Allocates {
    private static final int WARM_UP = 200;
    private static final int ROUNDS = 1_000;

    private Allocates() {}

    public static void main(String[] arguments) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            connections(listener, WARM_UP);
            long thread = Thread.currentThread().getId();
            long before = threads.getThreadAllocatedBytes(thread);
            connections(listener, ROUNDS);
            System.out.println((threads.getThreadAllocatedBytes(thread) - before) / ROUNDS);
        }
    }

    private static void connections(ServerSocketChannel listener, int number) throws IOException {
        for (int i = 0; i < number; i++) {
            SocketChannel client = SocketChannel.open(listener.getLocalAddress());
            listener.accept().close();
            client.close();
        }
    }
}
