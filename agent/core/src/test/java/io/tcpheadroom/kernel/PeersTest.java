package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The rows of a table, of which this process listens on some and has accepted some. */
class PeersTest {
    private static final String ANY = "00000000";
    private static final String ANY6 = "00000000000000000000000000000000";
    private static final String LOOPBACK = "0100007F";
    private static final String MAPPED = "0000000000000000FFFF0000";
    private static final String SIX = "B80D0120000000000000000001000000"; // 2001:db8::1

    private final OwnSockets own = new OwnSockets();
    private final List<String> rows = new ArrayList<>();
    private int inode = 1000;

    private void row(String local, String remote, int state, long inodeOfRow) {
        rows.add(String.format(
                "   0: %s %s %02X 00000000:00000000 00:00000000 00000000     0        0 %d 1",
                local, remote, state, inodeOfRow));
    }

    private void listen(String local) {
        inode++;
        own.add(inode, inode, null);
        row(local, ANY + ":0000", TcpState.LISTEN, inode);
    }

    private void accepted(String local, String remote, int connections) {
        for (int i = 0; i < connections; i++) {
            inode++;
            own.add(inode, inode, null);
            row(local, remote + String.format(":%04X", 40_000 + i), TcpState.ESTABLISHED, inode);
        }
    }

    private Peers read() {
        SocketRows read = new SocketRows(own, null, 0);
        ConnectionTable table = new ConnectionTable("/proc/net/tcp", read::add);
        byte[] text = ("  sl  header\n" + String.join("\n", rows) + "\n").getBytes(StandardCharsets.US_ASCII);
        table.take(text, text.length);
        table.end();
        read.end();
        return Peers.of(read);
    }

    private static List<String> texts(Peers.OfListener peers) {
        return peers.most().stream()
                .map(peer -> peer.address().getHostAddress() + " " + peer.open())
                .toList();
    }

    @Test
    void without_connections_there_are_none() {
        listen(ANY + ":1F90");

        assertThat(read().at("0.0.0.0", 8080)).isNull();
    }

    @Test
    void what_another_process_accepted_and_what_is_queued_does_not_count() {
        listen(ANY + ":1F90");
        row(LOOPBACK + ":1F90", LOOPBACK + ":9C40", TcpState.ESTABLISHED, 77);
        row(LOOPBACK + ":1F90", LOOPBACK + ":9C41", TcpState.ESTABLISHED, 0);

        assertThat(read().at("0.0.0.0", 8080)).isNull();
    }

    @Test
    void clients_of_this_process_are_not_accepted() {
        listen(ANY + ":1F90");
        accepted(LOOPBACK + ":9C40", LOOPBACK, 3); // to some server

        assertThat(read().at("0.0.0.0", 8080)).isNull();
    }

    @Test
    void the_most_come_first_and_a_mapped_address_is_an_ipv4_one() {
        listen(ANY6 + ":1F90");
        accepted(MAPPED + LOOPBACK + ":1F90", MAPPED + "0600007F", 2);
        accepted(LOOPBACK + ":1F90", "0600007F", 1);
        accepted(SIX + ":1F90", SIX, 5);
        accepted(MAPPED + LOOPBACK + ":1F90", MAPPED + "0200007F", 3);

        Peers.OfListener peers = read().at("0:0:0:0:0:0:0:0", 8080);

        assertThat(texts(peers)).containsExactly("2001:db8:0:0:0:0:0:1 5", "127.0.0.2 3", "127.0.0.6 3");
        assertThat(peers.open()).isEqualTo(11);
        assertThat(peers.addresses()).isEqualTo(3);
    }

    @Test
    void each_listener_has_its_own_and_the_more_exact_one_comes_first() {
        listen(ANY + ":1F90");
        listen(LOOPBACK + ":1F90");
        listen(ANY + ":1F91");
        accepted(LOOPBACK + ":1F90", "0200007F", 2);
        accepted("0500007F:1F90", "0200007F", 3);
        accepted(LOOPBACK + ":1F91", "0200007F", 4);

        Peers peers = read();

        assertThat(texts(peers.at("127.0.0.1", 8080))).containsExactly("127.0.0.2 2");
        assertThat(texts(peers.at("0.0.0.0", 8080))).containsExactly("127.0.0.2 3");
        assertThat(texts(peers.at("0.0.0.0", 8081))).containsExactly("127.0.0.2 4");
    }

    @Test
    void of_many_the_twenty_with_most_are_kept_and_all_are_counted() {
        listen(ANY + ":1F90");
        Map<Integer, Integer> expected = new HashMap<>();
        Random random = new Random(14);
        for (int host = 1; host <= 200; host++) {
            int connections = 1 + random.nextInt(40);
            expected.put(host, connections);
            accepted(LOOPBACK + ":1F90", String.format("%02X03007F", host), connections);
        }

        Peers.OfListener peers = read().at("0.0.0.0", 8080);

        assertThat(peers.addresses()).isEqualTo(200);
        assertThat(peers.open())
                .isEqualTo(
                        expected.values().stream().mapToLong(Integer::longValue).sum());
        assertThat(texts(peers))
                .containsExactlyElementsOf(expected.entrySet().stream()
                        .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(20)
                        .map(entry -> "127.0.3." + entry.getKey() + " " + entry.getValue())
                        .toList());
    }
}
