package io.tcpheadroom.programs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Ways to take more and more of something, and to keep it, until it is refused. */
final class Consumption {
    private static final int MIB = 1 << 20;
    private static final int PEERS = 250;
    private static final int PATIENCE_MILLIS = 3000;

    private final List<Object> held = new ArrayList<>();
    private final Step step;

    /** Takes one more; throws when there is none. */
    interface Step {
        void take() throws Exception;
    }

    /** @param what see the cases below */
    Consumption(String what) throws Exception {
        step = step(what);
    }

    /** Answers what was thrown in the end. */
    String untilRefused() throws Exception {
        while (true) {
            try {
                step.take();
            } catch (IOException | OutOfMemoryError e) {
                return e.toString();
            }
        }
    }

    void until(Callable<Boolean> enough) throws Exception {
        while (!enough.call()) {
            step.take();
        }
    }

    private Step step(String what) throws Exception {
        switch (what) {
            case "threads":
                return () -> held.add(waiting());
            case "watchers":
                return () -> held.add(FileSystems.getDefault().newWatchService());
            case "watches":
                return watches();
            case "selectors":
                return selectors();
            case "sockets":
                return () -> held.add(SocketChannel.open());
            case "direct":
                return () -> held.add(ByteBuffer.allocateDirect(MIB));
            case "large-direct":
                return () -> held.add(ByteBuffer.allocateDirect(32 * MIB));
            case "touched":
                return () -> held.add(ByteBuffer.allocateDirect(MIB / 4)); // which fills them with zeros
            case "maps":
                return maps();
            case "connections":
                return connections();
            case "peers":
                return peers();
            default:
                throw new IllegalArgumentException("no way to use up " + what);
        }
    }

    private static Thread waiting() {
        Thread thread = Threads.waiting();
        thread.start();
        return thread;
    }

    /** A selector does not tell that the kernel refused a registration: the channel never becomes ready. */
    private Step selectors() {
        return () -> {
            Selector selector = Selector.open();
            DatagramChannel writable = DatagramChannel.open();
            held.add(List.of(selector, writable));
            writable.configureBlocking(false);
            writable.register(selector, SelectionKey.OP_WRITE);
            if (selector.selectNow() == 0) {
                throw new IOException("a channel that can be written to is not ready");
            }
        };
    }

    private Step watches() throws IOException {
        WatchService watcher = FileSystems.getDefault().newWatchService();
        Path folder = Files.createTempDirectory("watched");
        return () -> held.add(
                Files.createTempDirectory(folder, "one").register(watcher, StandardWatchEventKinds.ENTRY_CREATE));
    }

    /** Of one file, which takes no space. What is left of the limit when one fails is the JVM's. */
    private Step maps() throws IOException {
        Path path = Files.createTempFile("mapped", "");
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        Files.delete(path);
        file.setLength(64 * MIB);
        return () -> held.add(file.getChannel().map(FileChannel.MapMode.READ_ONLY, 0, 64 * MIB));
    }

    /** Each answers that nobody listens there, until one cannot be asked for its hardware address any more. */
    private static Step peers() {
        int[] last = {1};
        return () -> {
            last[0] = last[0] % PEERS + 1;
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("10.99.0." + (last[0] + 1), 9), PATIENCE_MILLIS);
            } catch (ConnectException e) {
                return;
            }
        };
    }

    private Step connections() throws IOException {
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        return () -> {
            Socket socket = new Socket();
            socket.connect(listener.getLocalSocketAddress(), PATIENCE_MILLIS);
            held.add(socket);
            held.add(listener.accept());
        };
    }
}
