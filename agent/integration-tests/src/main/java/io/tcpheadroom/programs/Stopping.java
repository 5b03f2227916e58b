package io.tcpheadroom.programs;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * Threads that open and close connections all the time, and are stopped, {@code Thread.stop}, or interrupted somewhere in the middle; with
 * our hooks in it the middle is often inside of one. Arguments: {@code stop} or {@code interrupt}, and how many threads. Prints how many ended,
 * and then opens and closes a hundred connections as the app {@code after}.
 */
public final class Stopping {
    private static final int CONNECTIONS_AFTER = 100;

    private Stopping() {}

    public static void main(String[] arguments) throws Exception {
        boolean stops = arguments[0].equals("stop");
        int threads = Integer.parseInt(arguments[1]);
        Beans.awaitAgent();
        int ended = 0;
        for (int i = 0; i < threads; i++) {
            CountDownLatch works = new CountDownLatch(3); // what is loaded once is loaded
            Thread thread = new Thread(() -> untilEnded(works));
            thread.setDaemon(true);
            thread.start();
            works.await();
            spin(i);
            if (stops) {
                stop(thread);
            } else {
                thread.interrupt();
            }
            Waiting.until("the end of " + thread, () -> !thread.isAlive() || closesForGood(thread));
            ended++;
            System.out.println("ended " + ended);
        }
        new App("after").run(() -> {
            try (ServerSocket server = listener()) {
                for (int i = 0; i < CONNECTIONS_AFTER; i++) {
                    comeAndGo(server);
                }
            }
            return null;
        });
        System.out.println("goes on");
        while (System.in.read() != '\n') {}
    }

    /** A little longer each time, so that the middle is another one. */
    private static void spin(int turns) {
        for (int i = 0; i < turns * 50; i++) {
            Thread.onSpinWait();
        }
    }

    /** A method that later JDKs do not have. */
    private static void stop(Thread thread) throws ReflectiveOperationException {
        try {
            Thread.class.getMethod("stop").invoke(thread);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * A thread that was stopped between the begin and the end of its accept waits in the channel's close for that accept to end: it does so
     * without our hooks too, about once in 5,000 stops on JDK 11.
     */
    private static boolean closesForGood(Thread thread) {
        return thread.getState() == Thread.State.WAITING
                && Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().startsWith("implClose"));
    }

    private static void untilEnded(CountDownLatch works) {
        try (ServerSocket server = listener();
                ServerSocketChannel channels = ServerSocketChannel.open()
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5)) {
            while (true) {
                comeAndGo(server);
                try (SocketChannel client = SocketChannel.open(channels.getLocalAddress());
                        SocketChannel accepted = channels.accept()) {
                    client.setOption(StandardSocketOptions.SO_LINGER, 0);
                    accepted.setOption(StandardSocketOptions.SO_LINGER, 0);
                }
                works.countDown();
            }
        } catch (ClosedByInterruptException e) {
            // as it is to be
        } catch (IOException e) {
            System.out.println(e);
        }
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    private static void comeAndGo(ServerSocket server) throws IOException {
        try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            client.setSoLinger(true, 0);
            accepted.setSoLinger(true, 0);
        }
    }
}
