package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.kernel.Connections;
import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.Roots;
import io.tcpheadroom.testing.Garbage;
import io.tcpheadroom.tracker.Failure;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.Tracked;
import io.tcpheadroom.tracker.Tracker;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a host with 1,000 ephemeral ports, whose tables and counters are the test's. */
class LocalPortsTest {
    private static final Failure REFUSED = Failure.of(new ConnectException("Connection refused"));

    private static final long SECOND = 1_000_000_000L;
    private static final int FIRST_PORT = 40_000;
    private static final InetSocketAddress SHOP = new InetSocketAddress("127.0.0.1", 9001);

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong();
    private final AtomicLong trackersClock = new AtomicLong();
    private final Tracker tracker = Tracked.tracker(trackersClock::get);
    private final List<Object> owners = new ArrayList<>();
    private final StringBuilder rows = new StringBuilder();
    private int sockets = 20;
    private int activeOpens = 100;
    private long readings;
    private Long readAt;
    private Kernel kernel;
    private Sampler sampler;

    @BeforeEach
    void start() throws IOException {
        Roots roots = Hosts.copy("linux-6.1", folder);
        Files.writeString(folder.resolve("proc/sys/net/ipv4/ip_local_port_range"), "40000\t40999\n");
        Files.writeString(folder.resolve("proc/sys/net/ipv4/ip_local_reserved_ports"), "\n");
        write();
        kernel = Hosts.kernel(roots, clock::get);
        sampler = new Sampler(kernel, tracker, ResourceCatalog.ALL, 1000, 20, new Failures(failure -> {}));
    }

    @AfterEach
    void stop() {
        sampler.stop();
        kernel.close();
    }

    /** Only what changed: a reading may be under way. */
    private void write() throws IOException {
        write(
                "sockstat",
                "sockets: used " + sockets + "\nTCP: inuse 1 orphan 0 tw 0 alloc 1 mem 1\nUDP: inuse 0 mem 0\n");
        write("snmp", "Tcp: ActiveOpens PassiveOpens\nTcp: " + activeOpens + " 0\n");
        write("tcp", "  sl  local_address rem_address   st\n" + rows);
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve("proc/net/" + file);
        if (!Files.readString(path).equals(text)) {
            Files.writeString(path, text);
        }
    }

    /** Rows of the kernel's table from 127.0.0.{@code host} towards 127.0.0.1. */
    private void inKernel(int host, int first, int count, int toPort, String state, long firstInode) {
        for (int i = 0; i < count; i++) {
            rows.append(String.format(
                    " 0: %02X00007F:%04X 0100007F:%04X %s 00000000:00000000 00:00000000 00000000     0        0 %d 1%n",
                    host, FIRST_PORT + first + i, toPort, state, firstInode == 0 ? 0 : firstInode + i));
        }
        sockets += count;
    }

    /** The program opens connections. */
    private void open(int count, InetSocketAddress to) {
        for (int i = 0; i < count; i++) {
            connect(opened(), to);
        }
    }

    private int opened() {
        owners.add(new Object());
        int fd = 100 + owners.size();
        tracker.opened(fd, owners.get(owners.size() - 1), Kind.CLIENT);
        return fd;
    }

    private void connect(int fd, InetSocketAddress to) {
        Object owner = owners.get(owners.size() - 1);
        tracker.connecting(fd, owner, to);
        tracker.connected(fd, owner, null);
        activeOpens++;
    }

    private ResourceSample sample() throws IOException {
        write();
        return sampler.sampleNow().resource("ephemeral-ports").orElseThrow();
    }

    /** Ticks until the tables have been read so often; the sample after that. */
    private ResourceSample sampleUntilRead(int times) throws IOException {
        Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> {
            sample();
            return readings() == times;
        });
        return sample();
    }

    /** Readings that gave a new value, as far as a test's clock moves between them. */
    private long readings() {
        Long now = kernel.connections().readAtNanos();
        if (now != null && !now.equals(readAt)) {
            readAt = now;
            readings++;
        }
        return readings;
    }

    @Test
    void a_program_without_a_destination_uses_no_port_whatever_others_hold() throws IOException {
        inKernel(1, 0, 990, 9001, "01", 5000);

        ResourceSample sample = sample();
        assertThat(sample.toString()).isEqualTo("ephemeral-ports 0 of 1000 OK");
        assertThat(sample.getReason()).isEqualTo("this JVM has no outgoing connections");
        assertThat(kernel.connections().readAtNanos()).isNull();
    }

    @Test
    void a_program_whose_destinations_are_forgotten_uses_no_port_either() throws IOException {
        open(1, SHOP);
        tracker.closing(101, owners.get(0));
        assertThat(sample().getReason()).contains("127.0.0.1:9001");
        for (int i = 0; i < 2; i++) {
            trackersClock.addAndGet(60 * SECOND);
            tracker.cleanUp();
        }

        assertThat(sample().toString()).isEqualTo("ephemeral-ports 0 of 1000 OK");
        assertThat(sampler.latest().destinations())
                .extracting(DestinationSample::name)
                .containsExactly("other");
    }

    @Test
    void few_sockets_in_the_whole_network_namespace_are_few_ports_and_no_table_has_to_be_read() throws IOException {
        open(9, SHOP);

        ResourceSample sample = sample();
        assertThat(sample.toString()).isEqualTo("ephemeral-ports 9 of 1000 OK");
        assertThat(sample.getReason())
                .isEqualTo(
                        "the fullest: 127.0.0.1:9001 (program); this JVM's own; the network namespace has 20 sockets in all");
        assertThat(kernel.connections().readAtNanos()).isNull();
        for (int second = 1; second < 100; second++) {
            clock.addAndGet(SECOND);
            assertThat(sample().status()).isEqualTo(Status.OK);
        }
    }

    @Test
    void ports_of_another_process_are_unknown_until_the_tables_were_read_which_nobody_has_to_ask_for()
            throws IOException {
        open(9, SHOP);
        inKernel(1, 0, 9, 9001, "01", 3000);
        inKernel(1, 9, 990, 9001, "01", 5000);

        ResourceSample before = sample();
        assertThat(before.status()).isEqualTo(Status.UNKNOWN);
        assertThat(before.getUsed()).isNull();
        assertThat(before.getUtilizationRatio()).isNull();
        assertThat(before.getReason())
                .isEqualTo(
                        "at least 9, at most 1019: the kernel's tables of connections: not measured yet: read when a "
                                + "symptom shows, or by measure()");
        DestinationSample shop = sampler.latest().destinations().get(0);
        assertThat(shop.getUsed()).isEqualTo(9);
        assertThat(shop.getUtilizationRatio()).isNull();
        assertThat(shop.getAvailable()).isNull();

        ResourceSample after = sampleUntilRead(1);
        assertThat(after.toString()).isEqualTo("ephemeral-ports 999 of 1000 CRITICAL");
        assertThat(after.getReason())
                .isEqualTo(
                        "the fullest: 127.0.0.1:9001 (program); from 127.0.0.1: 9 of this JVM, 990 of other processes, "
                                + "0 in TIME_WAIT, read 0 s ago");
        shop = sampler.latest().destinations().get(0);
        assertThat(shop.getUsed()).isEqualTo(999);
        assertThat(shop.getUsedByOthers()).isEqualTo(990);
        assertThat(shop.getLocalAddress()).isEqualTo("127.0.0.1");
        assertThat(shop.getAvailable()).isEqualTo(1);
    }

    @Test
    void while_it_is_near_a_band_the_tables_are_read_every_two_seconds() throws IOException {
        open(1, SHOP);
        inKernel(1, 0, 800, 9001, "06", 0);
        sample();
        assertThat(sampleUntilRead(1).toString()).isEqualTo("ephemeral-ports 800 of 1000 WARN");

        inKernel(1, 800, 199, 9001, "06", 0);
        clock.addAndGet(SECOND);
        assertThat(sample().getUsed()).isEqualTo(800);
        clock.addAndGet(SECOND);
        assertThat(sampleUntilRead(2).toString()).isEqualTo("ephemeral-ports 999 of 1000 CRITICAL");
    }

    @Test
    void between_two_readings_the_program_s_own_connections_move_the_number() throws IOException {
        inKernel(1, 0, 700, 9001, "01", 5000);
        open(10, SHOP);
        sample();
        sampleUntilRead(1);

        open(50, SHOP);
        assertThat(sample().getUsed()).isEqualTo(750);
    }

    @Test
    void a_reading_that_is_older_than_what_has_been_opened_since_allows_is_unknown() throws IOException {
        inKernel(1, 0, 300, 9001, "01", 5000);
        open(10, SHOP);
        sample();
        assertThat(sampleUntilRead(1).toString()).isEqualTo("ephemeral-ports 300 of 1000 OK");

        activeOpens += 500;
        sockets += 500;
        clock.addAndGet(SECOND);
        assertThat(sample().status()).as("seen a moment ago").isEqualTo(Status.OK);

        Files.delete(folder.resolve("proc/net/tcp"));
        Files.createDirectory(folder.resolve("proc/net/tcp"));
        clock.addAndGet(3 * SECOND);
        Awaitility.await().untilAsserted(() -> {
            ResourceSample late =
                    sampler.sampleNow().resource("ephemeral-ports").orElseThrow();
            assertThat(late.status()).isEqualTo(Status.UNKNOWN);
            assertThat(late.getReason())
                    .isEqualTo("at least 300, at most 800: the kernel's tables of connections were read 4 s ago");
        });
    }

    @Test
    void after_a_minute_what_was_in_the_tables_is_gone() throws IOException {
        inKernel(1, 0, 300, 9001, "06", 0);
        open(10, SHOP);
        sample();
        assertThat(sampleUntilRead(1).getUsed()).isEqualTo(300);
        assertThat(sampler.latest().destinations().get(0).getTimeWait()).isEqualTo(300);

        rows.setLength(0);
        sockets = 20;
        clock.addAndGet(61 * SECOND);
        assertThat(sample().toString()).isEqualTo("ephemeral-ports 10 of 1000 OK");
        assertThat(sampler.latest().destinations().get(0).getTimeWait()).isNull();
        assertThat(sampler.latest().destinations().get(0).getUsedByOthers()).isNull();
    }

    @Test
    void a_connect_that_fails_has_the_tables_read() throws IOException {
        open(1, SHOP);
        sample();
        assertThat(kernel.connections().readAtNanos()).isNull();

        int fd = opened();
        Object owner = owners.get(owners.size() - 1);
        tracker.connecting(fd, owner, SHOP);
        tracker.connectFailed(fd, owner, null, REFUSED);
        assertThat(sampleUntilRead(1).status()).isEqualTo(Status.OK);
    }

    @Test
    void ports_that_many_destinations_share_are_no_alarm() throws IOException {
        for (int port = 9001; port <= 9010; port++) {
            inKernel(1, 0, 100, port, "01", port * 1000L);
            inKernel(1, port - 9000, 1, 80, "06", 0);
            open(100, new InetSocketAddress("127.0.0.1", port));
        }
        sample();

        assertThat(sampleUntilRead(1).toString()).isEqualTo("ephemeral-ports 100 of 1000 OK");
    }

    /** The program binds to 127.0.0.2 before it connects. */
    private void openBound(int first, int count, InetSocketAddress to) throws IOException {
        for (int i = 0; i < count; i++) {
            int fd = opened();
            tracker.bound(fd, owners.get(owners.size() - 1));
            connect(fd, to);
            Files.createSymbolicLink(folder.resolve("proc/self/fd/" + fd), Path.of("socket:[" + (50_000 + fd) + "]"));
            inKernel(2, first + i, 1, to.getPort(), "01", 50_000 + fd);
        }
    }

    @Test
    void ports_bound_before_the_connect_are_used_up_for_every_destination() throws IOException {
        for (int i = 0; i < 5; i++) {
            openBound(190 * i, 190, new InetSocketAddress("127.0.0.1", 9001 + i));
        }
        assertThat(sample().status()).isEqualTo(Status.UNKNOWN);

        ResourceSample sample = sampleUntilRead(1);
        assertThat(sample.toString()).isEqualTo("ephemeral-ports 950 of 1000 CRITICAL");
        assertThat(sample.getReason())
                .isEqualTo(
                        "all destinations together, from 127.0.0.2: 950 of this JVM, which binds before it connects, so "
                                + "that each port is used up for every destination, 0 of others or in TIME_WAIT, read 0 s ago");
    }

    @Test
    void bound_sockets_of_two_local_addresses_are_not_counted_together() throws IOException {
        openBound(0, 400, SHOP);
        for (int i = 0; i < 400; i++) {
            int fd = opened();
            tracker.bound(fd, owners.get(owners.size() - 1));
            connect(fd, SHOP);
            Files.createSymbolicLink(folder.resolve("proc/self/fd/" + fd), Path.of("socket:[" + (50_000 + fd) + "]"));
            inKernel(3, i, 1, 9001, "01", 50_000 + fd);
        }
        ResourceSample before = sample();
        assertThat(before.status()).isEqualTo(Status.UNKNOWN);
        assertThat(before.getReason()).startsWith("at least 0, at most 820: ");

        assertThat(sampleUntilRead(1).toString()).isEqualTo("ephemeral-ports 400 of 1000 OK");
        assertThat(sampler.latest().destinations().get(0).getUsed()).isEqualTo(400);

        openBound(400, 100, SHOP);
        assertThat(sample().getUsed())
                .as("of which address only the tables tell")
                .isEqualTo(400);
        clock.addAndGet(2 * SECOND);
        assertThat(sampleUntilRead(2).getUsed()).isEqualTo(500);
    }

    @Test
    void the_address_of_one_of_our_sockets_tells_which_ports_matter() throws IOException {
        open(10, SHOP);
        Files.createSymbolicLink(folder.resolve("proc/self/fd/101"), Path.of("socket:[3000]"));
        inKernel(1, 0, 10, 9001, "01", 3000);
        inKernel(2, 0, 990, 9001, "01", 5000);
        sample();

        ResourceSample sample = sampleUntilRead(1);
        assertThat(sample.toString()).isEqualTo("ephemeral-ports 10 of 1000 OK");
        assertThat(sample.getReason())
                .isEqualTo(
                        "the fullest: 127.0.0.1:9001 (program); from 127.0.0.1: 10 of this JVM, 0 of other processes, "
                                + "0 in TIME_WAIT, read 0 s ago");
    }

    @Test
    void an_address_that_is_perhaps_not_ours_is_no_alarm_until_a_connect_fails() throws IOException {
        open(1, SHOP);
        tracker.closing(101, owners.get(0));
        inKernel(2, 0, 990, 9001, "01", 5000);
        sample();

        ResourceSample quiet = sampleUntilRead(1);
        assertThat(quiet.status()).isEqualTo(Status.UNKNOWN);
        assertThat(quiet.getReason())
                .isEqualTo("at least 0, at most 990: 990 ports are taken from local address 127.0.0.2, where "
                        + "this JVM has no connection open");
        assertThat(sampler.latest().destinations().get(0).getLocalAddress()).isNull();

        int fd = opened();
        Object owner = owners.get(owners.size() - 1);
        tracker.connecting(fd, owner, SHOP);
        tracker.connectFailed(fd, owner, null, REFUSED);
        tracker.closing(fd, owner);
        ResourceSample failing = sample();
        assertThat(failing.toString()).isEqualTo("ephemeral-ports 990 of 1000 CRITICAL");
        assertThat(failing.getReason())
                .isEqualTo("the fullest: 127.0.0.1:9001 (program); from local address 127.0.0.2, where this JVM has "
                        + "no connection open: 0 of this JVM, 990 of other processes, 0 in TIME_WAIT, read 0 s ago");

        clock.addAndGet(2 * SECOND);
        assertThat(sampleUntilRead(2).status()).isEqualTo(Status.CRITICAL);
        clock.addAndGet(60 * SECOND);
        assertThat(sampleUntilRead(3).status())
                .as("none has failed for a minute")
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void growth_of_time_wait_is_no_reason_for_a_forecast() throws IOException {
        open(1, SHOP);
        ResourceSample sample = null;
        inKernel(1, 0, 650, 9001, "06", 0);
        for (int i = 1; i <= 40; i++) {
            inKernel(1, 645 + 5 * i, 5, 9001, "06", 0);
            clock.addAndGet(2 * SECOND);
            sample = sampleUntilRead(i);
        }

        assertThat(sample.getUsed()).isEqualTo(850);
        assertThat(sample.getTrendPerSecond()).isPositive();
        assertThat(sample.getExhaustionSeconds()).isNull();
    }

    @Test
    void a_sample_that_is_remembered_does_not_keep_the_tables_alive() throws IOException {
        open(1, SHOP);
        inKernel(1, 0, 800, 9001, "06", 0);
        sample();
        sampleUntilRead(1);
        Sample remembered = sampler.latest();
        WeakReference<Connections> tables =
                new WeakReference<>(kernel.connections().last());

        clock.addAndGet(2 * SECOND);
        sampleUntilRead(2);
        Garbage.collect(List.of(tables));
        assertThat(remembered.destinations().get(0).getTimeWait()).isEqualTo(800);
    }
}
