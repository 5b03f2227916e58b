package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.tracker.Failure;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.Listener;
import io.tcpheadroom.tracker.Tracked;
import io.tcpheadroom.tracker.Tracker;
import java.io.FileDescriptor;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What failed lately as people read it, and the connects that came up to there, however many destinations there are. */
class RecentFailuresTest {
    private static final InetSocketAddress SERVER = new InetSocketAddress("192.0.2.7", 5432);
    private static final Failure REFUSED = Failure.of(new ConnectException("Connection refused"));
    private static final String PORT = "0.0.0.0:8080";

    private long nanos;
    private final Tracker tracker = Tracked.tracker(() -> nanos); // of ten destinations at most
    private final Map<Listener, String> endpoints = new HashMap<>();
    private final RecentFailures failures =
            new RecentFailures(tracker, listener -> endpoints.getOrDefault(listener, ""));
    private final FileDescriptor owner = new FileDescriptor();

    private void pass(long seconds) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
        tracker.cleanUp();
    }

    private Listener listen(int fd) {
        tracker.opened(fd, owner, Kind.LISTENER);
        tracker.listening(fd, owner, 10);
        return tracker.listeners().stream()
                .filter(listener -> listener.fd() == fd)
                .findFirst()
                .orElseThrow();
    }

    private void failToAccept(int fd, int times, String last) {
        for (int i = 1; i <= times; i++) {
            tracker.acceptFailed(
                    fd, owner, Failure.of(new SocketException("Too many open files" + (i == times ? last : ""))));
        }
    }

    private void connect(InetSocketAddress to, int times) {
        for (int i = 0; i < times; i++) {
            tracker.opened(9, owner, Kind.CLIENT);
            tracker.connected(9, owner, to);
            tracker.closing(9, owner);
        }
    }

    private void failToConnect(InetSocketAddress to, int times) {
        for (int i = 0; i < times; i++) {
            tracker.opened(9, owner, Kind.CLIENT);
            tracker.connectFailed(9, owner, to, REFUSED);
            tracker.closing(9, owner);
        }
    }

    private List<String> rows() {
        return failures.sample().stream()
                .map(row -> row.place() + " " + row.count() + ", counted " + row.counted() + ", the last at "
                        + TimeUnit.NANOSECONDS.toSeconds(row.lastAtNanos()) + ": " + row.lastMessage())
                .toList();
    }

    private List<String> connected() {
        return failures.sample().stream()
                .map(row -> row.place() + " " + row.connectedTotal() + ", lately " + row.connectedLately())
                .toList();
    }

    @Test
    void listeners_of_one_port_are_one_row_with_the_last_of_them() {
        endpoints.put(listen(1), PORT);
        endpoints.put(listen(2), PORT);
        nanos = 5_000_000_000L;
        failToAccept(2, 3, " (b)");
        nanos = 7_000_000_000L;
        failToAccept(1, 500, " (a)");

        assertThat(rows())
                .containsExactly(PORT + " 503, counted 503, the last at 7: SocketException: Too many open files (a)");
        failToAccept(2, 1, " (b)");
        assertThat(rows()).singleElement().asString().startsWith(PORT + " 504, counted 504, ");
    }

    /** What findings compare must not fall: what is left would be news then. */
    @Test
    void what_is_counted_stays_when_one_of_several_is_forgotten() {
        endpoints.put(listen(1), PORT);
        endpoints.put(listen(2), PORT);
        failToAccept(1, 500, "");
        pass(300);
        failToAccept(2, 12, "");
        assertThat(rows()).singleElement().asString().startsWith(PORT + " 512, counted 512, ");

        pass(300);
        assertThat(rows()).singleElement().asString().startsWith(PORT + " 12, counted 512, ");
        failToAccept(2, 1, "");
        assertThat(rows()).singleElement().asString().startsWith(PORT + " 13, counted 513, ");
        pass(600);
        assertThat(rows()).isEmpty();
    }

    @Test
    void a_closed_listener_keeps_its_place() {
        endpoints.put(listen(1), PORT);
        failToAccept(1, 2, "");
        assertThat(rows()).singleElement().asString().startsWith(PORT + " 2, counted 2, ");

        tracker.closing(1, owner);
        endpoints.clear();
        assertThat(rows()).singleElement().asString().startsWith(PORT + " 2, counted 2, ");
    }

    @Test
    void what_failed_before_it_was_known_where_a_listener_listens_moves_there() {
        Listener listener = listen(1);
        failToAccept(1, 500, "");
        assertThat(rows()).singleElement().asString().startsWith(" 500, counted 500, ");

        endpoints.put(listener, PORT);
        failToAccept(1, 1, "");
        assertThat(rows()).singleElement().asString().startsWith(PORT + " 501, counted 501, ");
    }

    @Test
    void connects_are_known_of_the_destination_that_fails_and_of_no_other() {
        connect(SERVER, 7);
        connect(new InetSocketAddress("192.0.2.8", 5432), 100);
        failToConnect(SERVER, 1);
        failToConnect(new InetSocketAddress("192.0.2.9", 80), 1);
        failToAccept(1, 1, "");

        assertThat(connected())
                .containsExactlyInAnyOrder("192.0.2.7:5432 7, lately 7", "192.0.2.9:80 0, lately 0", " 0, lately 0");
    }

    @Test
    void connects_of_long_ago_are_not_of_late() {
        connect(SERVER, 7);
        pass(60);
        connect(SERVER, 5);
        failToConnect(SERVER, 1);
        assertThat(connected()).containsExactly("192.0.2.7:5432 12, lately 12");
        pass(60);
        failToConnect(SERVER, 1);
        assertThat(connected()).containsExactly("192.0.2.7:5432 12, lately 5");
        pass(60);
        assertThat(connected()).containsExactly("192.0.2.7:5432 12, lately 0");
    }

    @Test
    void to_destinations_beyond_the_cap_the_connects_to_all_of_them_are_known() {
        for (int port = 1; port <= 12; port++) {
            tracker.opened(100 + port, new FileDescriptor(), Kind.CLIENT);
            InetSocketAddress to = new InetSocketAddress("192.0.2.1", port);
            tracker.connected(100 + port, to);
        }
        failToConnect(SERVER, 1);
        assertThat(connected()).containsExactly("other 12, lately 12");
        for (int port = 1; port <= 12; port++) {
            tracker.closing(100 + port);
        }
        pass(60);
        pass(60);
        pass(60);
        assertThat(tracker.destinations()).hasSize(1); // their totals went to the row of all others
        assertThat(connected()).containsExactly("other 12, lately 0");
    }

    /** The sample shows only the fullest destinations. */
    @Test
    void a_destination_that_has_no_row_in_the_sample_was_reached_or_was_not() {
        try (Kernel kernel = new Kernel(Hosts.roots("linux-6.18"))) {
            Sampler sampler = new Sampler(kernel, tracker, List.of(), 10, 1, new Failures(line -> {}));
            for (int fd = 100; fd < 103; fd++) {
                tracker.opened(fd, new FileDescriptor(), Kind.CLIENT);
                tracker.connected(fd, new InetSocketAddress("192.0.2.8", 80));
            }
            failToConnect(SERVER, 1);
            Sample never = sampler.sampleNow();
            connect(SERVER, 1);
            Sample once = sampler.sampleNow();

            assertThat(once.destinations())
                    .extracting(DestinationSample::endpoint)
                    .containsExactly("192.0.2.8:80", "other");
            assertThat(never.failures())
                    .singleElement()
                    .extracting(FailureSample::connectedTotal)
                    .isEqualTo(0L);
            assertThat(once.failures())
                    .singleElement()
                    .extracting(FailureSample::connectedTotal)
                    .isEqualTo(1L);
        }
    }
}
