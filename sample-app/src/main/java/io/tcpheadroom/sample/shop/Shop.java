package io.tcpheadroom.sample.shop;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tcpheadroom.sample.App;
import io.tcpheadroom.sample.Site;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A server on the loopback address, at a port that the kernel picks: each line that it is sent, it answers with a line. One
 * thread and one selector serve all connections, so it costs one descriptor per connection and nothing else.
 */
public final class Shop implements App {
    private static final int BACKLOG = 128;
    private static final byte[] ANSWER = "in stock\n".getBytes(US_ASCII);

    private final ByteBuffer request = ByteBuffer.allocate(512);
    private @Nullable Selector selector;
    private @Nullable Thread thread;
    private volatile boolean closing;

    @Override
    public void start(Site site) throws IOException {
        Selector ready = Selector.open();
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), BACKLOG);
        listener.configureBlocking(false);
        listener.register(ready, SelectionKey.OP_ACCEPT);
        site.publishShop((InetSocketAddress) listener.getLocalAddress());
        selector = ready;
        thread = new Thread(() -> serve(ready), "shop");
        thread.start();
    }

    private void serve(Selector ready) {
        try {
            while (!closing) {
                ready.select(this::handle);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            closeAll(ready);
        }
    }

    private void handle(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        if (key.isAcceptable()) {
            accept(key);
        } else {
            answer((SocketChannel) key.channel());
        }
    }

    private static void accept(SelectionKey key) {
        try {
            SocketChannel connection = ((ServerSocketChannel) key.channel()).accept();
            if (connection != null) {
                connection.configureBlocking(false);
                connection.register(key.selector(), SelectionKey.OP_READ);
            }
        } catch (IOException e) {
            // Out of descriptors: the connection stays in the queue and the selector reports it again at once, so that
            // without a pause this thread would spin until somebody closes something.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private void answer(SocketChannel connection) {
        try {
            request.clear();
            int read = connection.read(request);
            ByteBuffer answers = answersTo(request.flip());
            connection.write(answers);
            if (read < 0 || answers.hasRemaining()) {
                close(connection);
            }
        } catch (IOException e) {
            close(connection);
        }
    }

    private static ByteBuffer answersTo(ByteBuffer request) {
        ByteBuffer answers = ByteBuffer.allocate(request.remaining() * ANSWER.length);
        while (request.hasRemaining()) {
            if (request.get() == '\n') {
                answers.put(ANSWER);
            }
        }
        return answers.flip();
    }

    private static void closeAll(Selector ready) {
        ready.keys().forEach(key -> close(key.channel()));
        close(ready);
    }

    private static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (thread == null || selector == null) {
            return;
        }
        closing = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
