package io.tcpheadroom.programs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A server of which each connection costs something, and its client: until there is no more of it.
 *
 * <pre>
 * serve nothing            listens, and answers the port; each connection costs a descriptor alone
 * serve socket 9001        and a connection to that port
 * serve buffer 65536       and a direct buffer of so many bytes
 * serve array 65536        and so many bytes of the heap, which is collected each time
 * serve thread             and a thread
 * open 100 9001            so many connections to that port, or until one is not served; answers how many were
 * agent, samples 30, read type=Headroom Connections   as for PortUser
 * </pre>
 *
 * A connection is served when its cost is paid. After the first that is not, the server closes its port.
 */
public final class CostlyServer {
    private static final int BACKLOG = 128;
    private static final int SERVED = 1;
    private static final int RESERVE = 8;

    private final List<Object> held = new ArrayList<>();

    /** By the server's thread; kept when that has ended, or a collection would free what is full. */
    private final List<Socket> served = new ArrayList<>();

    private final List<Object> paid = new ArrayList<>();

    private CostlyServer() {}

    public static void main(String[] arguments) throws Exception {
        CostlyServer program = new CostlyServer();
        Dialogue.inWords(program::run);
    }

    private Object run(String[] words) throws Exception {
        switch (words[0]) {
            case "serve":
                return serve(cost(words));
            case "open":
                return open(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            default:
                return Beans.answer(words);
        }
    }

    /** What is held for a connection. */
    private interface Cost {
        Object pay() throws IOException;
    }

    private static Cost cost(String[] words) {
        switch (words[1]) {
            case "nothing":
                return () -> "";
            case "socket":
                return () -> new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(words[2]));
            case "buffer":
                return () -> ByteBuffer.allocateDirect(Integer.parseInt(words[2]));
            case "array":
                return () -> array(Integer.parseInt(words[2]));
            case "thread":
                return CostlyServer::thread;
            default:
                throw new IllegalArgumentException(words[1]);
        }
    }

    private static Object array(int bytes) {
        Object array = new byte[bytes];
        System.gc();
        return array;
    }

    /** With a small stack, for good. */
    private static Thread thread() {
        CountDownLatch never = new CountDownLatch(1);
        Runnable waiting = () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        Thread thread = new Thread(null, waiting, "costly", 128 << 10);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private Object serve(Cost cost) throws IOException {
        ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> accept(server, cost));
        thread.setDaemon(true);
        thread.start();
        return server.getLocalPort();
    }

    private void accept(ServerSocket server, Cost cost) {
        try (server) {
            while (true) {
                Socket accepted = server.accept();
                served.add(accepted);
                try {
                    paid.add(cost.pay());
                } catch (IOException | OutOfMemoryError e) {
                    accepted.close();
                    throw e;
                }
                accepted.getOutputStream().write(SERVED);
            }
        } catch (IOException | OutOfMemoryError e) {
            paid.subList(Math.max(0, paid.size() - RESERVE), paid.size()).clear(); // or it could not answer any more
            System.err.println(e); // of the connections after this one
        }
    }

    private Object open(int connections, int port) {
        for (int i = 0; i < connections; i++) {
            try {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                held.add(socket);
                if (socket.getInputStream().read() != SERVED) {
                    return i;
                }
            } catch (IOException e) {
                return i;
            }
        }
        return connections;
    }
}
