package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.Roots;
import io.tcpheadroom.tracker.Listener;
import io.tcpheadroom.tracker.Tracked;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A real listener of this JVM, from its descriptor to its queue. */
class LiveListenerTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong();

    @Test
    void a_queue_that_is_filled_is_full_at_one_more_than_its_backlog() throws Exception {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 2, LOOPBACK);
                Kernel kernel = Hosts.kernel(Roots.real(), clock::get)) {
            kernel.refresh();
            int port = server.getLocalPort();
            for (int i = 0; i < 3; i++) {
                waiting.add(new Socket(LOOPBACK, port));
            }
            Listener listener = Tracked.listener(descriptor(kernel, port), 2, Tracked.app("shop"));
            Listeners listeners = new Listeners();
            ListenerSample sample = await().until(
                            () -> {
                                clock.addAndGet(SECOND);
                                return sample(listeners, kernel, listener);
                            },
                            found -> Long.valueOf(3).equals(found.getUsed()));

            assertThat(sample.getHalfOpen()).isNull();
            kernel.connections().measure();
            clock.addAndGet(7 * SECOND);
            assertThat(sample(listeners, kernel, listener).getHalfOpen()).isZero();
            assertThat(sample(listeners, kernel, listener).getHalfOpenAgeSeconds())
                    .isEqualTo(7);
            assertThat(sample.limit()).isEqualTo(Figure.of(2));
            assertThat(sample.getUtilizationRatio()).isEqualTo(1);
            assertThat(sample.name()).isEqualTo("127.0.0.1:" + port + " (shop)");
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    private static ListenerSample sample(Listeners listeners, Kernel kernel, Listener listener) {
        return listeners.sample(kernel, List.of(listener)).get(0);
    }

    /** What interception would have told: the number of the descriptor. */
    private static int descriptor(Kernel kernel, int port) throws IOException {
        kernel.listenerTables().refresh(Set.of(1L));
        long inode = kernel.listenerTables().sockets().stream()
                .filter(socket -> socket.port() == port)
                .findFirst()
                .orElseThrow()
                .inode();
        OptionalInt found = IntStream.range(0, 10_000)
                .filter(fd -> kernel.fds().socketInode(fd) == inode)
                .findFirst();
        return found.orElseThrow();
    }
}
