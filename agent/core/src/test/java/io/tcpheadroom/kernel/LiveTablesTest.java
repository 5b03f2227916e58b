package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This machine's own tables, beside what this JVM knows to be true. */
class LiveTablesTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    /** Also shows that the order on which the short reading rests holds on this kernel. */
    @Test
    void listeners_stand_before_hundreds_of_connections_and_little_more_than_they_are_read() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try (ServerSocket listener = new ServerSocket(0, 1000, LOOPBACK);
                KernelFile file = KernelFile.keptOpen(tableWith(listener.getLocalPort()), System::nanoTime)) {
            for (int i = 0; i < 500; i++) {
                sockets.add(new Socket(LOOPBACK, listener.getLocalPort()));
            }
            String whole = file.read();
            String states = whole.lines()
                    .skip(1)
                    .map(line -> line.strip().split(" +")[3])
                    .reduce("", String::concat);
            assertThat(states).matches("(0A)+(?!.*0A).*");

            String enough = file.read(TcpListeners::isPastListening);
            assertThat(whole.length()).isGreaterThan(500 * 150);
            assertThat(whole.length() - enough.length())
                    .as("not read, whatever else listens on this machine")
                    .isGreaterThan(400 * 150);
            assertThat(ports(enough)).contains(listener.getLocalPort());
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    /** With IPv6 on, the JVM's sockets stand in the table of that, those with IPv4 addresses too. */
    private static Path tableWith(int port) throws IOException {
        for (Path table : List.of(Path.of("/proc/net/tcp6"), Path.of("/proc/net/tcp"))) {
            if (Files.exists(table) && ports(Files.readString(table)).contains(port)) {
                return table;
            }
        }
        throw new AssertionError("port " + port + " is in no table");
    }

    private static List<Integer> ports(String text) {
        return TcpListeners.parse("a table", text).sockets().stream()
                .map(ListeningSocket::port)
                .sorted()
                .toList();
    }

    @Test
    void a_queue_of_three_is_three_in_the_table() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, LOOPBACK);
                Socket one = new Socket(LOOPBACK, listener.getLocalPort());
                Socket two = new Socket(LOOPBACK, listener.getLocalPort());
                Socket three = new Socket(LOOPBACK, listener.getLocalPort());
                Kernel kernel = new Kernel(Roots.real())) {
            await().until(() -> queued(kernel, listener.getLocalPort()), queued -> queued == 3);
            assertThat(List.of(one, two, three)).allMatch(Socket::isConnected);
        }
    }

    private static long queued(Kernel kernel, int port) {
        kernel.listenerTables().refresh(Set.of(1L));
        ListeningSocket found = kernel.listenerTables().sockets().stream()
                .filter(socket -> socket.port() == port)
                .findFirst()
                .orElseThrow();
        assertThat(found.address()).isEqualTo(LOOPBACK);
        return found.queued();
    }

    @Test
    void watches_of_a_selector_are_counted() {
        // until no other selector of this JVM comes or goes meanwhile
        await().untilAsserted(() -> {
            long before = EpollWatches.count(Roots.real());
            Pipe pipe = Pipe.open();
            try (Selector selector = Selector.open()) {
                pipe.source().configureBlocking(false);
                pipe.source().register(selector, SelectionKey.OP_READ);
                selector.selectNow();

                assertThat(EpollWatches.count(Roots.real()) - before).isEqualTo(2); // the pipe and the wakeup
            } finally {
                pipe.source().close();
                pipe.sink().close();
            }
        });
    }

    @Test
    void folders_that_are_watched_are_counted(@TempDir Path first, @TempDir Path second) throws IOException {
        long before = InotifyWatches.count(Roots.real());
        try (WatchService watcher = FileSystems.getDefault().newWatchService()) {
            first.register(watcher, StandardWatchEventKinds.ENTRY_CREATE);
            second.register(watcher, StandardWatchEventKinds.ENTRY_CREATE);

            assertThat(InotifyWatches.count(Roots.real()) - before).isEqualTo(2);
        }
    }

    @Test
    void maps_and_threads_and_interfaces_are_what_this_machine_says() throws IOException {
        try (Kernel kernel = new Kernel(Roots.real())) {
            kernel.refresh();

            assertThat(Maps.count(Roots.real()))
                    .isCloseTo(Files.readAllLines(Path.of("/proc/self/maps")).size(), within(50L));
            assertThat(kernel.figure(LoadAvg.FILE, LoadAvg::threads).value())
                    .isGreaterThanOrEqualTo(Thread.getAllStackTraces().size());
            assertThat(kernel.reader(NetInterfaces.FILES).value().orElseThrow().all())
                    .extracting(NetInterfaces.NetInterface::name)
                    .contains("lo");
            assertThat(CounterCatalog.read(kernel).figure("ActiveOpensTotal").isNumber())
                    .isTrue();
        }
    }
}
