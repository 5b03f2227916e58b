package io.tcpheadroom.programs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Connections opened and closed by many threads, half of them with sockets and half with channels, and what the JVM holds before and
 * after. Arguments: threads, and connections of each. A connection ends with a reset, so that its port is free at once and not in
 * TIME_WAIT. Prints what the agent counted, {@code name count}, and what was held, {@code name before after}.
 */
public final class Soak {
    /** So that what is compiled and loaded once is there before. */
    private static final int WARM_UP = 1_000;

    /** Whoever waits sees that it goes on. */
    private static final int ROUNDS = 20;

    /** Beans come and go some samples after what they are about. */
    private static final int SAMPLES_TO_SETTLE = 30;

    private final ExecutorService threads;
    private final List<Connection> connections = new ArrayList<>();

    private Soak(int number) throws IOException {
        threads = Executors.newFixedThreadPool(number);
        for (int i = 0; i < number; i++) {
            connections.add(i % 2 == 0 ? ofSockets() : ofChannels());
        }
    }

    /** Made, accepted and closed on one thread. */
    private interface Connection {
        void comeAndGo() throws IOException;
    }

    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        int each = Integer.parseInt(arguments[1]);
        Beans.awaitAgent();
        Soak soak = new Soak(threads);
        soak.run(WARM_UP);
        Map<String, Long> before = settled();
        long start = System.nanoTime();
        for (int round = 1; round <= ROUNDS; round++) {
            soak.run((int) ((long) each * round / ROUNDS - (long) each * (round - 1) / ROUNDS));
            System.out.println("round " + round + " of " + ROUNDS);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Map<String, Long> after = settled();
        for (String total : List.of("OpenedTotal", "ClosedTotal", "ConnectedTotal", "AcceptedTotal", "Open")) {
            System.out.println(total + " " + read("type=App,name=Soak", total));
        }
        System.out.println("MissedClosesTotal " + read("type=Sockets", "MissedClosesTotal"));
        System.out.println("HookErrorsTotal " + read("type=Agent", "HookErrorsTotal"));
        before.forEach((name, held) -> System.out.println(name + " " + held + " " + after.get(name)));
        System.out.printf("%d connections in %.0f s%n", (long) threads * each, seconds);
        soak.threads.shutdown();
    }

    private static Object read(String bean, String attribute) throws Exception {
        return Beans.server().getAttribute(Beans.name(bean), attribute);
    }

    private void run(int each) throws InterruptedException, ExecutionException {
        List<Future<?>> ends = new ArrayList<>();
        for (Connection connection : connections) {
            Callable<?> task = () -> {
                for (int i = 0; i < each; i++) {
                    connection.comeAndGo();
                }
                return null;
            };
            ends.add(threads.submit(task));
        }
        for (Future<?> end : ends) {
            end.get();
        }
    }

    private static Map<String, Long> settled() throws Exception {
        for (int i = 0; i < SAMPLES_TO_SETTLE; i++) {
            Beans.awaitSamples(1);
            Holdings.now();
        }
        return Holdings.now();
    }

    private static Connection ofSockets() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        return () -> {
            Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
            Socket accepted = server.accept();
            client.setSoLinger(true, 0);
            client.close();
            accepted.close();
        };
    }

    private static Connection ofChannels() throws IOException {
        ServerSocketChannel server =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        InetSocketAddress address = (InetSocketAddress) server.getLocalAddress();
        return () -> {
            SocketChannel client = SocketChannel.open(address);
            SocketChannel accepted = server.accept();
            client.setOption(StandardSocketOptions.SO_LINGER, 0);
            client.close();
            accepted.close();
        };
    }
}
