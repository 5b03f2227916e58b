package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SocketRowsTest {
    private static final String HEADER =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
    private static final String V4 = "0100007F";
    private static final String MAPPED = "0000000000000000FFFF00000100007F";
    private static final String ANY6 = "00000000000000000000000000000000";

    private final OwnSockets own = new OwnSockets();

    private SocketRows read(SocketRows before, long now, String... rows) {
        SocketRows read = new SocketRows(own, before, now);
        table(read, rows);
        read.end();
        return read;
    }

    private SocketRows read(String... rows) {
        return read(null, 0, rows);
    }

    private static void table(SocketRows into, String... rows) {
        ConnectionTable table = new ConnectionTable("/proc/net/tcp", into::add);
        byte[] text = (HEADER + String.join("\n", rows) + "\n").getBytes(StandardCharsets.US_ASCII);
        table.take(text, text.length);
        table.end();
    }

    private static String row(String local, String remote, int state, long unsent, long unread, long inode) {
        return String.format(
                "   0: %s %s %02X %08X:%08X 00:00000000 00000000     0        0 %d 1",
                local, remote, state, unsent, unread, inode);
    }

    private static String row(String local, String remote, int state, long inode) {
        return row(local, remote, state, 0, 0, inode);
    }

    @Test
    void queues_that_are_not_two_times_eight_digits_are_malformed_and_a_row_that_ends_before_them_has_none() {
        String ends = "   0: 0100007F:1F90 0200007F:9C40 08";
        assertThatThrownBy(() -> read(ends + " 0000000000000000"))
                .isInstanceOf(MalformedKernelText.class)
                .hasMessageContaining("/proc/net/tcp line 2")
                .hasMessageContaining("not two queues");
        assertThatThrownBy(() -> read(ends + " 000000:00000000")).hasMessageContaining("not two queues");
        assertThatThrownBy(() -> read(ends + " 0000000g:00000000")).hasMessageContaining("not a hexadecimal number");
        assertThatThrownBy(() -> read(ends + " 00000000:0000-001")).hasMessageContaining("not a hexadecimal number");
        assertThat(read(ends).count(OtherRow.OTHER_PROCESS)).isEqualTo(1);
    }

    @Test
    void a_socket_of_this_process_has_its_state_its_queues_and_its_far_end() {
        own.add(5, 700, "shop");

        SocketRows rows =
                read(row(MAPPED + ":1F90", "0000000000000000FFFF00000200007F:9C40", 8, 0x10, 0xFFFF_FFFFL, 700));

        int position = rows.find(700);
        assertThat(rows.owner(position)).isEqualTo("shop");
        assertThat(rows.descriptor(position)).isEqualTo(5);
        assertThat(TcpState.name(rows.state(position))).isEqualTo("CLOSE_WAIT");
        assertThat(rows.unsent(position)).isEqualTo(16);
        assertThat(rows.unread(position)).isEqualTo(4_294_967_295L);
        assertThat(rows.remote(position)).isEqualTo(new InetSocketAddress("127.0.0.2", 40_000));
        assertThat(rows.localPort(position)).isEqualTo(8080);
        assertThat(rows.isAccepted(position)).isFalse();
        assertThat(rows.find(0)).isEqualTo(-1);
        assertThat(rows.find(701)).isEqualTo(-1);
    }

    /** The kernel counts in 32 bits, of which Java takes the upper half for negative numbers. */
    @Test
    void an_inode_beyond_two_thousand_million_is_found() {
        own.add(5, -1, null);

        SocketRows rows = read(row(V4 + ":1F90", V4 + ":9C40", 1, 4_294_967_295L));

        assertThat(rows.state(rows.find(-1))).isEqualTo(TcpState.ESTABLISHED);
        assertThat(rows.owner(rows.find(-1))).isNull();
    }

    @Test
    void a_state_that_is_not_known_is_its_number() {
        assertThat(TcpState.name(13)).isEqualTo("0D");
        assertThat(TcpState.name(0)).isEqualTo("00");
        assertThat(TcpState.name(11)).isEqualTo("CLOSING");
    }

    @Test
    void two_descriptors_of_one_socket_are_one_row() {
        own.add(5, 700, "a");
        own.add(6, 700, "b");

        List<Object> owners = new ArrayList<>();
        read(row(V4 + ":1F90", V4 + ":9C40", 1, 700)).forEach((rows, position) -> owners.add(rows.owner(position)));

        assertThat(owners).containsExactly("a");
    }

    @Test
    void rows_without_an_owner_are_what_they_are() {
        own.add(5, 700, "listens");
        SocketRows rows = read(
                row(ANY6 + ":1F90", ANY6 + ":0000", 10, 0, 2, 700),
                row(V4 + ":1F91", "00000000:0000", 10, 800),
                row(MAPPED + ":1F90", MAPPED + ":9C40", 1, 0),
                row(V4 + ":1F90", V4 + ":9C41", 8, 0), // IPv4 of a socket for both; its client has gone
                row(V4 + ":1F91", V4 + ":9C42", 1, 0),
                row(V4 + ":1F91", V4 + ":9C43", 3, 0),
                row(V4 + ":9C44", V4 + ":1F91", 5, 0),
                row(V4 + ":9C45", V4 + ":1F91", 9, 0),
                row(V4 + ":9C46", V4 + ":1F91", 6, 0),
                row(V4 + ":9C47", V4 + ":1F91", 1, 801));

        assertThat(counts(rows))
                .hasToString("{CLOSING=2, HALF_OPEN=1, OTHER_PROCESS=2, QUEUED=2, QUEUED_ELSEWHERE=1, TIME_WAIT=1}");
        assertThat(rows.state(rows.find(700))).isEqualTo(TcpState.LISTEN);
    }

    /** An exact address is served by its own listener, whoever listens on all addresses. */
    @Test
    void what_is_queued_belongs_to_the_listener_of_its_address() {
        own.add(5, 700, "listens");
        SocketRows rows = read(
                row("00000000:1F90", "00000000:0000", 10, 700),
                row(V4 + ":1F90", "00000000:0000", 10, 800),
                row(V4 + ":1F90", V4 + ":9C40", 1, 0),
                row("0200007F:1F90", V4 + ":9C40", 1, 0));

        assertThat(rows.count(OtherRow.QUEUED)).isEqualTo(1);
        assertThat(rows.count(OtherRow.QUEUED_ELSEWHERE)).isEqualTo(1);
    }

    @Test
    void a_socket_is_in_its_state_since_the_first_reading_that_found_it_so() {
        own.add(5, 700, null);
        own.add(6, 701, null);
        String waits = row(V4 + ":1F90", V4 + ":9C40", 8, 700);
        long second = 1_000_000_000L;

        SocketRows first = read(null, -3 * second, waits, row(V4 + ":1F90", V4 + ":9C41", 1, 701));
        SocketRows other = read(first, 4 * second, waits, row(V4 + ":1F90", V4 + ":9C41", 8, 701));
        SocketRows third = read(other, 10 * second, waits, row(V4 + ":1F90", V4 + ":9C41", 8, 701));

        assertThat(other.stateSeconds(other.find(700))).isEqualTo(7);
        assertThat(other.stateSeconds(other.find(701))).isZero();
        assertThat(third.stateSeconds(third.find(700))).isEqualTo(13);
        assertThat(third.stateSeconds(third.find(701))).isEqualTo(6);
    }

    @Test
    void sockets_beyond_the_cap_are_not_looked_for_and_are_told() {
        for (int inode = 1; inode <= 100_003; inode++) {
            own.add(inode, inode, null);
        }

        SocketRows rows =
                read(row(V4 + ":1F90", V4 + ":9C40", 1, 100_000), row(V4 + ":1F90", V4 + ":9C41", 1, 100_001));

        assertThat(rows.left()).isEqualTo(3);
        assertThat(rows.find(100_000)).isEqualTo(99_999);
        assertThat(rows.count(OtherRow.OTHER_PROCESS)).isEqualTo(1);
    }

    @Test
    void a_socket_that_is_opened_while_the_tables_are_read_is_looked_for_at_the_end() {
        OwnSockets growing = new OwnSockets(known -> {
            if (!known.has(701)) {
                known.add(6, 701, "opened meanwhile");
            }
            assertThat(known.has(700)).isTrue();
        });
        growing.add(5, 700, "known");
        SocketRows rows = new SocketRows(growing, null, 0);
        table(
                rows,
                row(V4 + ":1F90", V4 + ":9C40", 1, 700),
                row(V4 + ":1F90", "0200007F:9C41", 8, 3, 0xFFFF_FFFFL, 701),
                row(V4 + ":1F90", V4 + ":9C42", 1, 4_294_967_295L));

        rows.end();

        int position = rows.find(701);
        assertThat(rows.owner(position)).isEqualTo("opened meanwhile");
        assertThat(rows.descriptor(position)).isEqualTo(6);
        assertThat(rows.state(position)).isEqualTo(TcpState.CLOSE_WAIT);
        assertThat(rows.remote(position)).isEqualTo(new InetSocketAddress("127.0.0.2", 40_001));
        assertThat(rows.localPort(position)).isEqualTo(8080);
        assertThat(rows.unsent(position)).isEqualTo(3);
        assertThat(rows.unread(position)).isEqualTo(4_294_967_295L);
        assertThat(rows.owner(rows.find(700))).isEqualTo("known");
        assertThat(rows.count(OtherRow.OTHER_PROCESS)).isEqualTo(1);
    }

    @Test
    void rows_beyond_those_that_are_looked_for_again_are_another_process_s() {
        SocketRows rows = read(IntStream.range(0, 20_000)
                .mapToObj(i -> row(V4 + ":1F90", V4 + ":9C40", 1, 1_000 + i))
                .toArray(String[]::new));

        assertThat(rows.count(OtherRow.OTHER_PROCESS)).isEqualTo(20_000);
    }

    static Stream<Long> seeds() {
        return new Random(4711).longs(200).boxed();
    }

    /** Whatever the tables hold and whatever is on record: each row is counted once, and for its owner. */
    @ParameterizedTest
    @MethodSource("seeds")
    void every_row_is_counted_exactly_once(long seed) {
        Random random = new Random(seed);
        int sockets = random.nextInt(60);
        Map<Integer, Object> owners = new HashMap<>();
        for (int fd = 0; fd < sockets; fd++) {
            int inode = random.nextInt(90) - 10;
            own.add(fd, inode, "fd " + fd);
            owners.putIfAbsent(inode, "fd " + fd);
        }
        Map<String, Long> expected = new TreeMap<>();
        long all = 0;
        List<String> rows = new ArrayList<>();
        Set<Long> seen = new HashSet<>(Set.of(0L));
        for (int i = random.nextInt(80); i > 0; i--) {
            long inode = random.nextInt(3) == 0 ? 0 : Integer.toUnsignedLong(random.nextInt(100) - 10);
            boolean isThere = inode == 0 || seen.add(inode);
            if (isThere) {
                int state = 1 + random.nextInt(inode == 0 ? 9 : 11);
                rows.add(row(end(random), end(random), state, random.nextInt(9), random.nextInt(9), inode));
                all++;
                if (inode != 0 && owners.containsKey((int) inode)) {
                    expected.merge(owners.get((int) inode) + " " + TcpState.name(state), 1L, Long::sum);
                }
            }
        }

        SocketRows read = new SocketRows(own, null, 0);
        int cut = rows.isEmpty() ? 0 : random.nextInt(rows.size());
        table(read, rows.subList(0, cut).toArray(String[]::new));
        table(read, rows.subList(cut, rows.size()).toArray(String[]::new));
        read.end();

        Map<String, Long> counted = new TreeMap<>();
        read.forEach((each, position) ->
                counted.merge(each.owner(position) + " " + TcpState.name(each.state(position)), 1L, Long::sum));
        assertThat(counted).isEqualTo(expected);
        long others = Arrays.stream(OtherRow.values()).mapToLong(read::count).sum();
        assertThat(counted.values().stream().mapToLong(n -> n).sum() + others).isEqualTo(all);
    }

    private static String end(Random random) {
        String[] addresses = {V4, "00000000", MAPPED, ANY6, "B80D0120000000000000000001000000"};
        return addresses[random.nextInt(addresses.length)] + String.format(":%04X", 0x1F90 + random.nextInt(3));
    }

    private static Map<String, Long> counts(SocketRows rows) {
        Map<String, Long> counts = new TreeMap<>();
        for (OtherRow kind : OtherRow.values()) {
            counts.put(kind.name(), rows.count(kind));
        }
        return counts;
    }

    @Test
    void a_reading_makes_no_object_for_a_row() throws IOException {
        int rows = 20_000;
        IntStream.range(0, rows).forEach(i -> own.add(i, i + 1, null));
        byte[] text = (HEADER
                        + String.join(
                                "\n",
                                IntStream.range(0, rows)
                                        .mapToObj(i -> row(V4 + ":9C40", V4 + ":1F90", 1, i + 1))
                                        .toList()))
                .getBytes(StandardCharsets.US_ASCII);
        SocketRows read = new SocketRows(own, null, 0);
        ConnectionTally tally = new ConnectionTally(OwnConnections.NONE, EphemeralPorts.ANY);
        ConnectionTable table = new ConnectionTable("/proc/net/tcp", row -> {
            tally.add(row);
            read.add(row);
        });
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        table.take(text, text.length);
        table.end();
        read.end();
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(read.count(OtherRow.OTHER_PROCESS)).isZero();
        // the line's buffer grows to hold the text's longest line; a byte for each row would be more than that
        assertThat(allocated).isLessThan(rows);
    }
}
