package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.Roots;
import io.tcpheadroom.tracker.App;
import io.tcpheadroom.tracker.Listener;
import io.tcpheadroom.tracker.ListenerOrigin;
import io.tcpheadroom.tracker.Tracked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over the captured host: port 18080 with 3 in its queue, 18082 with 2, two listeners on [::1]:18083. */
class ListenersTest {
    @TempDir
    Path folder;

    private final Listeners listeners = new Listeners();
    private final App shop = Tracked.app("shop");
    private Roots roots;
    private Kernel kernel;
    private final AtomicLong clock = new AtomicLong();

    @BeforeEach
    void copy_the_host() throws IOException {
        roots = Hosts.copy("linux-6.18", folder);
        link(7, "socket:[44354]");
        link(8, "socket:[44356]");
        link(9, "socket:[44357]");
        link(10, "socket:[44358]");
        read_again();
    }

    /** A kernel's tables are not read twice in an instant, but those of a new one are read at once. */
    private void read_again() {
        if (kernel != null) {
            kernel.close();
        }
        kernel = Hosts.kernel(roots, clock::get);
        kernel.refresh();
    }

    @AfterEach
    void close() {
        kernel.close();
    }

    private void link(int fd, String target) throws IOException {
        Path link = roots.proc("self/fd/" + fd);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(target));
    }

    /** It may have failed since the last tick. */
    @Test
    void where_a_listener_listened_is_known_for_a_tick_after_its_close() {
        Listener listener = Tracked.listener(7, 50, shop);
        listeners.sample(kernel, List.of(listener));
        assertThat(listeners.endpoint(listener)).isEqualTo("127.0.0.1:18080");

        listeners.sample(kernel, List.of());
        assertThat(listeners.endpoint(listener)).isEqualTo("127.0.0.1:18080");
        listeners.sample(kernel, List.of());
        assertThat(listeners.endpoint(listener)).isEmpty();
    }

    @Test
    void a_listener_that_is_not_in_the_table_has_no_sample() throws IOException {
        link(11, "socket:[1]");

        assertThat(listeners.sample(kernel, List.of(Tracked.listener(11, 50, shop))))
                .isEmpty();
        assertThat(listeners.sample(kernel, List.of(Tracked.listener(99, 50, shop))))
                .isEmpty();
    }

    @Test
    void the_queue_comes_from_the_kernel_and_the_backlog_from_the_program() {
        Listener listener = Tracked.listener(7, 5, shop);
        Tracked.accepted(listener);

        ListenerSample sample = listeners.sample(kernel, List.of(listener)).get(0);

        assertThat(sample.getAddress()).isEqualTo("127.0.0.1");
        assertThat(sample.getPort()).isEqualTo(18080);
        assertThat(sample.getUsed()).isEqualTo(3);
        assertThat(sample.limit()).isEqualTo(Figure.of(5));
        assertThat(sample.getUtilizationRatio()).isEqualTo(0.6);
        assertThat(sample.getBacklog()).isEqualTo(5);
        assertThat(sample.getAcceptedTotal()).isEqualTo(1);
        assertThat(sample.name()).isEqualTo("127.0.0.1:18080 (shop)");
    }

    @Test
    void the_kernel_admits_one_more_than_the_backlog_and_full_is_full() {
        ListenerSample sample =
                listeners.sample(kernel, List.of(Tracked.listener(8, 1, shop))).get(0);

        assertThat(sample.getUsed()).isEqualTo(2);
        assertThat(sample.limit()).isEqualTo(Figure.of(1));
        assertThat(sample.getUtilizationRatio()).isEqualTo(1);
    }

    @Test
    void somaxconn_caps_the_backlog_as_it_was_when_the_listener_appeared() throws IOException {
        Listener listener = Tracked.listener(7, 10_000, shop);
        assertThat(listeners.sample(kernel, List.of(listener)).get(0).limit()).isEqualTo(Figure.of(4096));

        Files.writeString(roots.proc("sys/net/core/somaxconn"), "128\n");
        read_again();

        assertThat(listeners.sample(kernel, List.of(listener)).get(0).limit()).isEqualTo(Figure.of(4096));
        read_again();
        assertThat(listeners
                        .sample(kernel, List.of(Tracked.listener(7, 10_000, shop)))
                        .get(0)
                        .limit())
                .isEqualTo(Figure.of(128));
    }

    @Test
    void a_backlog_from_before_the_agent_is_unknown() {
        ListenerSample sample =
                listeners.sample(kernel, List.of(Tracked.listener(7, 0, shop))).get(0);

        assertThat(sample.getBacklog()).isNull();
        assertThat(sample.limit())
                .isEqualTo(Figure.unknown("its listen call was not seen: it was before the attach, or in native code"));
        assertThat(sample.getUtilizationRatio()).isNull();
        assertThat(sample.getUsed()).isEqualTo(3);
    }

    /** Unknown is not empty: of 50 places 3 are taken beside a queue that may be full. */
    @Test
    void a_queue_whose_backlog_nobody_saw_comes_before_those_with_room_and_behind_those_without() {
        Listener unknown = Tracked.listener(7, 0, shop);
        Listener withRoom = Tracked.listener(8, 50, shop);
        Listener full = Tracked.listener(8, 1, shop);

        assertThat(listeners.sample(kernel, List.of(withRoom, unknown)))
                .extracting(ListenerSample::getPort)
                .first()
                .isEqualTo(18080);
        assertThat(new Listeners().sample(kernel, List.of(unknown, full)))
                .extracting(ListenerSample::getUtilizationRatio)
                .containsExactly(1.0, null);
    }

    /** Nothing is known of its queue, and it stands in front of nobody. */
    @Test
    void a_listener_of_unix_domain_has_its_path_and_no_queue() throws IOException {
        link(11, "socket:[4711]");
        Files.writeString(
                roots.proc("net/unix"),
                "Num       RefCount Protocol Flags    Type St Inode Path\n"
                        + "0000000000000000: 00000002 00000000 00010000 0001 01 4711 /run/shop/the socket\n");
        Listener unix = Tracked.listener(11, 7, shop);
        Listener full = Tracked.listener(8, 1, shop);

        for (int i = 0; i < 5; i++) {
            List<ListenerSample> samples = listeners.sample(kernel, List.of(unix, full));
            assertThat(samples)
                    .extracting(ListenerSample::name)
                    .containsExactly("127.0.0.1:18082 (shop)", "/run/shop/the socket (shop)");
            assertThat(samples.get(1).getPort()).isZero();
            assertThat(samples.get(1).queued())
                    .isEqualTo(Figure.notApplicable("the kernel shows no queue of a Unix-domain socket in /proc"));
            assertThat(samples.get(1).getLimit()).isEqualTo(7);
            assertThat(samples.get(1).getUtilizationRatio()).isNull();
            clock.addAndGet(5_000_000_000L);
        }
    }

    /** A connection that waits for a connector of JMX is none of the program's clients. */
    @Test
    void listeners_of_jmx_come_last_while_they_are_less_than_half_full() {
        Listener jmx = Tracked.listener(8, 5, shop, ListenerOrigin.JMX);
        Listener program = Tracked.listener(7, 4096, shop);
        Listener unknown = Tracked.listener(9, 0, shop, ListenerOrigin.UNKNOWN);

        assertThat(listeners.sample(kernel, List.of(jmx, program, unknown)))
                .extracting(ListenerSample::getOrigin)
                .containsExactly("PROGRAM", "UNKNOWN", "JMX");
    }

    @Test
    void a_full_listener_of_jmx_comes_first() {
        Listener jmx = Tracked.listener(8, 1, shop, ListenerOrigin.JMX);
        Listener program = Tracked.listener(7, 5, shop);

        assertThat(listeners.sample(kernel, List.of(program, jmx)))
                .extracting(ListenerSample::getOrigin)
                .containsExactly("JMX", "PROGRAM");
    }

    @Test
    void a_listener_of_jmx_that_may_be_full_comes_before_those_that_are_known_not_to_be() {
        Listener jmx = Tracked.listener(8, 0, shop, ListenerOrigin.JMX);
        Listener program = Tracked.listener(7, 4096, shop);

        assertThat(listeners.sample(kernel, List.of(program, jmx)))
                .extracting(ListenerSample::getOrigin)
                .containsExactly("JMX", "PROGRAM");
    }

    @Test
    void a_backlog_that_nobody_saw_is_what_the_server_of_that_port_says() {
        Listener listener = Tracked.listener(7, 0, shop, ListenerOrigin.UNKNOWN);
        List<ConnectorSample> servers = List.of(connector(18082, 7), connector(18080, 2));

        ListenerSample sample =
                listeners.sample(kernel, List.of(listener), servers, null).get(0);

        assertThat(sample.limit()).isEqualTo(Figure.of(2));
        assertThat(sample.getBacklog()).isEqualTo(2);
        assertThat(sample.getUtilizationRatio()).isEqualTo(1);
        assertThat(sample.reading().note())
                .isEqualTo("the backlog is what the server's own MBean says; "
                        + "the kernel admits one connection more than the backlog");
    }

    @Test
    void a_server_s_word_on_the_backlog_is_capped_by_somaxconn_and_counts_for_nothing_where_it_was_seen() {
        Listener unseen = Tracked.listener(7, 0, shop, ListenerOrigin.UNKNOWN);
        assertThat(listeners
                        .sample(kernel, List.of(unseen), List.of(connector(18080, 100_000)), null)
                        .get(0)
                        .limit())
                .isEqualTo(Figure.of(4096));

        Listener seen = Tracked.listener(7, 5, shop);
        ListenerSample sample = listeners
                .sample(kernel, List.of(seen), List.of(connector(18080, 100)), null)
                .get(0);
        assertThat(sample.limit()).isEqualTo(Figure.of(5));
        assertThat(sample.getBacklog()).isEqualTo(5);
    }

    private static ConnectorSample connector(int port, int backlog) {
        Figure none = Figure.unknown("not told");
        return new ConnectorSample("http", none, none, none, none, none, Figure.of(port), Figure.of(backlog));
    }

    @Test
    void a_backlog_that_nobody_saw_shows_when_the_queue_stands_still_while_the_kernel_counts_overflows()
            throws IOException {
        Listener listener = Tracked.listener(7, 0, shop);
        assertThat(sampleWithOverflows(listener, 0).getLimit()).isNull();
        assertThat(sampleWithOverflows(listener, 0).getLimit()).isNull();

        ListenerSample full = sampleWithOverflows(listener, 17);
        assertThat(full.getUsed()).isEqualTo(3);
        assertThat(full.getLimit()).isEqualTo(2);
        assertThat(full.getUtilizationRatio()).isEqualTo(1);
        assertThat(full.getBacklog()).isNull();
        assertThat(full.reading().reason())
                .isEqualTo("backlog inferred (not seen): the queue held 3 while the kernel counted overflows");

        Path table = roots.proc("net/tcp");
        Files.writeString(table, Files.readString(table).replace("00000000:00000003", "00000000:00000009"));
        assertThat(sampleWithOverflows(listener, 17).getLimit()).isEqualTo(8);
    }

    @Test
    void an_overflow_says_nothing_of_a_queue_that_is_empty_or_of_a_backlog_that_is_known() throws IOException {
        Listener known = Tracked.listener(7, 5, shop);
        sampleWithOverflows(known, 0);
        assertThat(sampleWithOverflows(known, 17).getLimit()).isEqualTo(5);

        Path table = roots.proc("net/tcp");
        Files.writeString(table, Files.readString(table).replace("00000000:00000003", "00000000:00000000"));
        Listener empty = Tracked.listener(7, 0, shop);
        sampleWithOverflows(empty, 17);
        assertThat(sampleWithOverflows(empty, 99).getLimit()).isNull();
    }

    @Test
    void overflows_while_a_queue_is_full_are_taken_for_its_own_and_others_are_not() throws IOException {
        Listener full = Tracked.listener(7, 3, shop);
        Listener withRoom = Tracked.listener(8, 50, shop);
        sampleWithOverflows(full, 0);
        assertThat(sampleWithOverflows(full, 17).overflows().count()).isEqualTo(17);
        assertThat(sampleWithOverflows(full, 20).overflows().count()).isEqualTo(20);
        assertThat(sampleWithOverflows(full, 20).overflows().count()).isEqualTo(20);

        assertThat(sampleWithOverflows(withRoom, 99).overflows()).isNull();
    }

    /** Nobody else can have dropped them. */
    @Test
    void a_burst_that_is_over_is_that_of_the_queue_that_was_emptied_if_all_that_listen_are_the_programs()
            throws IOException {
        assertThat(burst(allThatListen(), 20)).containsExactly(18080);
    }

    @Test
    void where_others_listen_too_a_burst_that_is_over_is_a_suspicion() throws IOException {
        assertThat(burst(List.of(Tracked.listener(7, 20, shop)), 20)).containsExactly(-18080);
    }

    /** Three wait there. */
    @Test
    void of_a_queue_with_room_for_all_that_came_there_is_no_suspicion_and_with_none_left_there_is() throws IOException {
        assertThat(burst(List.of(Tracked.listener(7, 20, shop)), 16)).isEmpty();
        assertThat(burst(List.of(Tracked.listener(7, 20, shop)), 17)).containsExactly(-18080);
    }

    @Test
    void a_queue_of_unknown_length_is_suspected_if_anything_came() throws IOException {
        assertThat(burst(List.of(Tracked.listener(9, 0, shop)), 0)).isEmpty();
        assertThat(burst(List.of(Tracked.listener(9, 0, shop)), 1)).containsExactly(-18083);
    }

    @Test
    void of_a_full_queue_and_one_that_was_emptied_the_full_one_overflowed() throws IOException {
        List<Listener> all = allThatListen();
        Listener full = Tracked.listener(8, 1, shop);
        all.set(1, full);

        assertThat(burst(all, 20)).containsExactly(18082);
    }

    @Test
    void a_queue_that_was_not_emptied_of_all_that_it_holds_had_room() throws IOException {
        assertThat(burst(allThatListen(), 16)).isEmpty();
    }

    private List<Listener> allThatListen() throws IOException {
        link(11, "socket:[44355]");
        List<Listener> all = new ArrayList<>();
        for (int fd = 7; fd <= 11; fd++) {
            all.add(Tracked.listener(fd, 20, shop));
        }
        return all;
    }

    /** The ports whose listeners are said to have overflowed, negative if suspected, where the first accepts so many in the meantime. */
    private List<Integer> burst(List<Listener> all, int accepted) throws IOException {
        setOverflows(0);
        listeners.sample(kernel, all);
        for (int i = 0; i < accepted; i++) {
            Tracked.accepted(all.get(0));
        }
        setOverflows(150);
        return listeners.sample(kernel, all).stream()
                .filter(listener -> listener.overflows() != null)
                .map(listener -> listener.overflows().areSuspected() ? -listener.getPort() : listener.getPort())
                .toList();
    }

    private ListenerSample sampleWithOverflows(Listener listener, int overflows) throws IOException {
        setOverflows(overflows);
        return listeners.sample(kernel, List.of(listener)).get(0);
    }

    private void setOverflows(int overflows) throws IOException {
        Path file = roots.proc("net/netstat");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        int column = List.of(lines.get(0).split(" ")).indexOf("ListenOverflows");
        String[] values = lines.get(1).split(" ");
        values[column] = Integer.toString(overflows);
        lines.set(1, String.join(" ", values));
        Files.write(file, lines);
        clock.addAndGet(3_000_000_000L); // the same kernel's tables are due again: it has to see the counter grow
        kernel.refresh();
    }

    @Test
    void each_of_the_listeners_that_share_a_port_has_its_own_queue_and_number() throws IOException {
        Path table = roots.proc("net/tcp6");
        String text = Files.readString(table);
        String row = text.lines()
                .filter(line -> line.contains(" 44358 "))
                .findFirst()
                .orElseThrow();
        Files.writeString(table, text.replace(row, row.replace("00000000:00000000", "00000000:00000009")));
        read_again();
        Listener idle = Tracked.listener(9, 50, Tracked.app("one"));
        Listener full = Tracked.listener(10, 10, Tracked.app("two"));
        Tracked.accepted(idle);
        Tracked.accepted(full);

        List<ListenerSample> samples = listeners.sample(kernel, List.of(full, idle));

        assertThat(samples)
                .extracting(
                        ListenerSample::name, ListenerSample::getUsed, ListenerSample::getLimit, ListenerSample::number)
                .containsExactly(
                        tuple("[0:0:0:0:0:0:0:1]:18083 no. 2 (two)", 9L, 10L, 2),
                        tuple("[0:0:0:0:0:0:0:1]:18083 (one)", 0L, 50L, 1));
        assertThat(samples).extracting(ListenerSample::getAcceptedTotal).containsExactly(1L, 1L);
    }

    @Test
    void a_number_stays_as_long_as_its_listener_and_is_then_given_again() {
        Listener first = Tracked.listener(9, 50, Tracked.app("one"));
        Listener second = Tracked.listener(10, 10, Tracked.app("two"));
        listeners.sample(kernel, List.of(first, second));

        assertThat(listeners.sample(kernel, List.of(second)))
                .extracting(ListenerSample::number)
                .containsExactly(2);
        Listener third = Tracked.listener(9, 50, Tracked.app("three"));
        assertThat(listeners.sample(kernel, List.of(second, third)))
                .extracting(ListenerSample::getApp, ListenerSample::number)
                .containsExactly(tuple("three", 1), tuple("two", 2));
    }

    @Test
    void a_further_listen_brings_the_somaxconn_of_that_time() throws IOException {
        Listener listener = Tracked.listener(7, 5, shop);
        assertThat(listeners.sample(kernel, List.of(listener)).get(0).getLimit())
                .isEqualTo(5);

        Files.writeString(roots.proc("sys/net/core/somaxconn"), "128\n");
        Tracked.askedAgain(listener, 200);
        ListenerSample sample = listeners.sample(kernel, List.of(listener)).get(0);

        assertThat(sample.getBacklog()).isEqualTo(200);
        assertThat(sample.getLimit()).isEqualTo(128);
        assertThat(kernel.setting("Somaxconn")).isEqualTo(Figure.of(4096)); // read once a minute
    }

    @Test
    void a_further_listen_of_a_listener_that_nobody_saw_begin_makes_its_backlog_known() {
        Listener listener = Tracked.listener(7, 0, shop);
        assertThat(listeners
                        .sample(kernel, List.of(listener), List.of(connector(18080, 2)), null)
                        .get(0)
                        .getLimit())
                .isEqualTo(2);

        Tracked.askedAgain(listener, 30);

        ListenerSample sample = listeners
                .sample(kernel, List.of(listener), List.of(connector(18080, 2)), null)
                .get(0);
        assertThat(sample.getBacklog()).isEqualTo(30);
        assertThat(sample.getLimit()).isEqualTo(30);
    }

    @Test
    void the_peak_is_what_was_seen_and_the_overflows_are_those_while_it_was_full() throws IOException {
        Listener full = Tracked.listener(7, 2, shop);
        Listener idle = Tracked.listener(8, 50, shop);
        setOverflows(10);
        listeners.sample(kernel, List.of(full, idle));
        setOverflows(14);

        List<ListenerSample> samples = listeners.sample(kernel, List.of(full, idle));

        assertThat(samples)
                .extracting(
                        ListenerSample::getPort,
                        ListenerSample::getQueuePeak,
                        ListenerSample::getOverflowsWhileFullTotal,
                        ListenerSample::getWaitSeconds)
                .containsExactly(tuple(18080, 3L, 4L, null), tuple(18082, 2L, 0L, null));
    }

    @Test
    void a_wait_is_known_when_connections_were_accepted() throws IOException {
        Listener listener = Tracked.listener(7, 5, shop);
        setOverflows(0);
        listeners.sample(kernel, List.of(listener));
        Tracked.accepted(listener);
        Tracked.accepted(listener);
        setOverflows(0); // three seconds later

        assertThat(listeners.sample(kernel, List.of(listener)).get(0).getWaitSeconds())
                .isEqualTo(4.5);
    }

    @Test
    void of_a_limit_that_is_not_known_nobody_knows_whether_it_was_full() {
        assertThat(listeners
                        .sample(kernel, List.of(Tracked.listener(7, 0, shop)))
                        .get(0)
                        .getOverflowsWhileFullTotal())
                .isNull();
    }

    @Test
    void the_fullest_comes_first() {
        List<ListenerSample> samples = listeners.sample(
                kernel,
                List.of(Tracked.listener(9, 50, shop), Tracked.listener(7, 5, shop), Tracked.listener(8, 50, shop)));

        assertThat(samples).extracting(ListenerSample::getPort).containsExactly(18080, 18082, 18083);
    }

    @Test
    void a_row_that_is_missed_for_once_leaves_the_listener_without_a_queue() throws IOException {
        Listener listener = Tracked.listener(7, 5, shop);
        listeners.sample(kernel, List.of(listener));
        Path table = roots.proc("net/tcp");
        String text = Files.readString(table);
        Files.writeString(table, text.lines().findFirst().orElseThrow() + "\n");
        read_again();
        assertThat(listeners
                        .sample(kernel, List.of(listener))
                        .get(0)
                        .reading()
                        .used()
                        .reason())
                .isEqualTo("its row was missing from the kernel's table");

        Files.writeString(table, text);
        read_again();
        assertThat(listeners.sample(kernel, List.of(listener)).get(0).getUsed()).isEqualTo(3);
    }

    @Test
    void a_listener_that_is_gone_is_forgotten() {
        listeners.sample(kernel, List.of(Tracked.listener(7, 5, shop)));

        assertThat(listeners.sample(kernel, List.of())).isEmpty();
    }

    @Test
    void when_the_table_can_no_longer_be_read_the_listener_stays_without_a_queue() throws IOException {
        Listener listener = Tracked.listener(7, 5, shop);
        listeners.sample(kernel, List.of(listener));
        Files.writeString(roots.proc("net/tcp"), "nonsense\n");
        Files.writeString(roots.proc("net/tcp6"), "nonsense\n");
        read_again();

        ListenerSample sample = listeners.sample(kernel, List.of(listener)).get(0);

        assertThat(sample.getPort()).isEqualTo(18080);
        assertThat(sample.reading().used().reason()).contains("no header");
        assertThat(sample.limit()).isEqualTo(Figure.of(5));
    }
}
