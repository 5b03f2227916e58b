package io.tcpheadroom.cli;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.NetStat;
import io.tcpheadroom.kernel.Roots;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Connections over loopback, both ends of each in this process: as many as go. They come in bursts that nobody accepts before they are all
 * there, as in a pause of the program.
 */
final class LoopbackConnections implements Closeable {
    private static final long ONE_MILLISECOND = 1_000_000;
    private static final long PATIENCE_NANOS = 10_000 * ONE_MILLISECOND;

    /** So few to each address that clients from elsewhere stand for: their ports are not the plan's. */
    private static final long FEW = 400;

    private static final long ELSEWHERE = 200L << 16;
    private static final long LOOPBACK = 127L << 24;
    private static final long FIRST_DESTINATION = 1L << 8;

    private final Kernel kernel = new Kernel(Roots.real());
    private final List<SocketChannel> open = new ArrayList<>();
    private final ServerSocketChannel listener;
    private final long outgoing;
    private final long destinations;
    private final int burst;
    private final long overflowsBefore;
    private long connected;
    private int waiting;

    /**
     * Listens, with a backlog of the burst.
     *
     * @param outgoing so many go to the destinations, further ones to addresses of their own
     */
    LoopbackConnections(long outgoing, long destinations, int burst) throws IOException {
        this.outgoing = outgoing;
        this.destinations = destinations;
        this.burst = burst;
        overflowsBefore = overflowsNow();
        SocketChannel.open().close(); // loads what a close needs: later no descriptor may be left to load it with
        listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(0), burst);
    }

    /** What broke first, in words; null where nothing did. What broke is given up at once: a JVM without descriptors can do nothing. */
    @Nullable
    String open(long connections) throws IOException {
        try {
            while (connected < connections) {
                SocketChannel channel = SocketChannel.open();
                open.add(channel);
                if (!connect(channel)) {
                    return "accept queue: it holds " + waiting + " connections, and a burst has " + burst
                            + " (net.core.somaxconn, or the listener's backlog)";
                }
                connected++;
                waiting++;
                if (waiting == burst || connected == connections) {
                    accept();
                }
            }
            return overflows() == 0 ? null : "accept queue: " + overflows() + " handshakes were dropped";
        } catch (IOException e) {
            close();
            return cause(e);
        }
    }

    private boolean connect(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        boolean done = channel.connect(destination());
        long begun = System.nanoTime();
        while (!done) {
            done = channel.finishConnect();
            if (!done && (overflows() > 0 || System.nanoTime() - begun > PATIENCE_NANOS)) {
                return false;
            }
            if (!done) {
                LockSupport.parkNanos(ONE_MILLISECOND);
            }
        }
        return true;
    }

    private SocketAddress destination() throws IOException {
        int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
        long address = connected < outgoing
                ? LOOPBACK + FIRST_DESTINATION + connected % destinations
                : LOOPBACK + ELSEWHERE + (connected - outgoing) / FEW;
        byte[] bytes = {(byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address};
        return new InetSocketAddress(InetAddress.getByAddress(bytes), port);
    }

    private void accept() throws IOException {
        while (waiting > 0) {
            open.add(listener.accept());
            waiting--;
        }
    }

    private static String cause(IOException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("Too many open files")) {
            return "descriptors: the limit of a process, which holds both ends here (" + message + ")";
        }
        return message.contains("Cannot assign requested address")
                ? "local ports: none is left to the destination (" + message + ")"
                : message;
    }

    /** How many connections have come about. */
    long held() {
        return connected;
    }

    /** Handshakes that the kernel dropped at the full accept queue. */
    long overflows() {
        return overflowsNow() - overflowsBefore;
    }

    private long overflowsNow() {
        kernel.refresh();
        Figure overflows = kernel.figure(NetStat.FILE, stat -> stat.tcpExt("ListenOverflows"));
        return overflows.isNumber() ? overflows.value() : 0;
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : open) {
            channel.close();
        }
        listener.close();
        kernel.close();
    }
}
