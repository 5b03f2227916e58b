package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over the captured host: one listener in tcp (inode 44354), four in tcp6 (44355 to 44358). */
class ListenerTablesTest {
    @TempDir
    Path folder;

    private static final long MILLISECOND = 1_000_000L;
    private static final long QUEUED = 44354L;
    private static final long EMPTY = 44358L;

    private final AtomicLong clock = new AtomicLong();
    private final AtomicLong cpuTime = new AtomicLong();
    private Figure overflows = Figure.of(7);
    private Figure arrivals = Figure.unknown("this kernel does not count them");
    private long cost;

    /** The CPU time is looked at before and after each reading. */
    private ListenerTables tables(Roots roots) {
        return new ListenerTables(
                TcpListeners.TCP6.open(roots, clock::get),
                TcpListeners.TCP.open(roots, clock::get),
                clock::get,
                () -> cpuTime.addAndGet(cost),
                () -> overflows,
                () -> arrivals);
    }

    @Test
    void when_both_tables_are_malformed_the_first_of_them_is_not_hidden_by_the_second() throws IOException {
        Roots roots = Hosts.copy("linux-6.18", folder);
        Files.writeString(roots.proc("net/tcp6"), "nonsense");
        Files.writeString(roots.proc("net/tcp"), "more nonsense");
        ListenerTables tables = tables(roots);
        tables.refresh(Set.of(44355L));

        assertThat(tables.sockets()).isEmpty();
        assertThat(tables.problem()).isEqualTo("/proc/net/tcp6 line 1: no header: \"nonsense\"");
    }

    @Test
    void when_one_table_is_malformed_the_other_is_read_and_what_is_missing_says_why() throws IOException {
        Roots roots = Hosts.copy("linux-6.18", folder);
        Files.writeString(roots.proc("net/tcp6"), "nonsense");
        ListenerTables tables = tables(roots);
        tables.refresh(Set.of(44355L));

        assertThat(tables.sockets()).hasSize(1);
        assertThat(tables.problem()).isEqualTo("/proc/net/tcp6 line 1: no header: \"nonsense\"");
    }

    @Test
    void nothing_is_read_when_nothing_is_asked_for() {
        ListenerTables tables = tables(Hosts.roots("linux-6.18"));
        tables.refresh(Set.of());

        assertThat(tables.sockets()).isEmpty();
        assertThat(tables.problem()).isNull();
    }

    @Test
    void tcp_is_read_only_for_what_tcp6_lacks() {
        ListenerTables tables = tables(Hosts.roots("linux-6.18"));
        tables.refresh(Set.of(44355L, 44358L));
        assertThat(tables.sockets()).hasSize(4);

        clock.set(Long.MAX_VALUE / 2);
        tables.refresh(Set.of(44355L, 44354L));
        assertThat(tables.sockets()).hasSize(5);
    }

    @Test
    void the_table_that_had_them_all_is_read_first_from_then_on() {
        ListenerTables tables = tables(Hosts.roots("linux-6.18"));
        tables.refresh(Set.of(44354L));
        assertThat(tables.sockets()).hasSize(5);

        clock.set(Long.MAX_VALUE / 2);
        tables.refresh(Set.of(44354L));
        assertThat(tables.sockets()).hasSize(1);
    }

    @Test
    void a_socket_that_is_in_neither_table_is_no_problem_of_the_tables() {
        ListenerTables tables = tables(Hosts.roots("linux-6.18"));
        tables.refresh(Set.of(1L));

        assertThat(tables.sockets()).hasSize(5);
        assertThat(tables.problem()).isNull();
    }

    private boolean isReadAfter(ListenerTables tables, long milliseconds, long inode) {
        clock.addAndGet(milliseconds * MILLISECOND);
        return tables.refresh(Set.of(inode));
    }

    private ListenerTables readOnce(long costInMilliseconds, long inode) {
        cost = costInMilliseconds * MILLISECOND;
        ListenerTables tables = tables(Hosts.roots("linux-6.18"));
        assertThat(tables.refresh(Set.of(inode))).isTrue();
        return tables;
    }

    @Test
    void reading_takes_at_most_a_hundredth_of_a_processors_time() {
        ListenerTables tables = readOnce(1, QUEUED);

        assertThat(isReadAfter(tables, 99, QUEUED)).isFalse();
        assertThat(tables.sockets()).hasSize(5);
        assertThat(isReadAfter(tables, 1, QUEUED)).isTrue();
        assertThat(isReadAfter(tables, 99, QUEUED)).isFalse();
    }

    @Test
    void while_queues_are_empty_rows_are_two_seconds_old_at_most() {
        ListenerTables tables = readOnce(1, EMPTY);

        assertThat(isReadAfter(tables, 1899, EMPTY)).isFalse();
        assertThat(isReadAfter(tables, 1, EMPTY)).isTrue();

        cost = MILLISECOND / 100;
        clock.addAndGet(2000 * MILLISECOND);
        tables.refresh(Set.of(EMPTY));
        assertThat(isReadAfter(tables, 49, EMPTY)).isFalse();
        assertThat(isReadAfter(tables, 1, EMPTY)).isTrue();
    }

    @Test
    void a_listener_that_was_not_asked_for_before_waits_for_the_lesser_share() {
        ListenerTables tables = readOnce(1, EMPTY);

        assertThat(isReadAfter(tables, 100, EMPTY)).isFalse();
        assertThat(tables.refresh(Set.of(EMPTY, QUEUED))).isTrue();
    }

    @Test
    void rows_are_two_seconds_old_at_most_whatever_a_reading_costs_and_three_beyond_a_tenth_of_a_second() {
        ListenerTables tables = readOnce(100, QUEUED);
        assertThat(isReadAfter(tables, 1899, QUEUED)).isFalse();
        assertThat(isReadAfter(tables, 1, QUEUED)).isTrue();

        tables = readOnce(101, QUEUED);
        assertThat(isReadAfter(tables, 2899, QUEUED)).isFalse();
        assertThat(isReadAfter(tables, 1, QUEUED)).isTrue();
    }

    @Test
    void an_overflow_is_looked_at_at_once() {
        ListenerTables tables = readOnce(5, QUEUED);
        assertThat(isReadAfter(tables, 60, QUEUED)).isFalse();

        overflows = Figure.of(8);
        assertThat(isReadAfter(tables, 1, QUEUED)).isTrue();
        assertThat(isReadAfter(tables, 60, QUEUED)).isFalse();
    }

    @Test
    void an_overflow_that_comes_too_soon_after_a_dear_reading_is_remembered() {
        ListenerTables tables = readOnce(50, QUEUED);
        overflows = Figure.of(8);

        assertThat(isReadAfter(tables, 499, QUEUED)).isFalse();
        assertThat(isReadAfter(tables, 1, QUEUED)).isTrue();
    }

    @Test
    void a_counter_that_cannot_be_read_is_no_overflow() {
        overflows = Figure.unknown("?");
        ListenerTables tables = readOnce(5, QUEUED);
        overflows = Figure.of(8);

        assertThat(isReadAfter(tables, 60, QUEUED)).isFalse();
    }

    @Test
    void rows_are_as_old_as_their_reading_and_not_as_the_last_try() {
        cost = MILLISECOND;
        ListenerTables tables = tables(Hosts.roots("linux-6.18"));
        assertThat(tables.readAtNanos()).isNull();

        clock.set(5_000_000_000L);
        tables.refresh(Set.of(44354L));
        assertThat(tables.readAtNanos()).isEqualTo(5_000_000_000L);

        clock.set(5_000_000_001L);
        assertThat(tables.refresh(Set.of(44354L))).isFalse();
        assertThat(tables.readAtNanos()).isEqualTo(5_000_000_000L);
    }

    private long readings() {
        return cpuTime.get() / cost / 2;
    }

    @Test
    void empty_queues_hold_without_a_reading_while_nothing_came_into_one_but_for_ten_seconds_at_most() {
        arrivals = Figure.of(100);
        ListenerTables tables = readOnce(1, EMPTY);

        for (int second = 2; second <= 8; second += 2) {
            assertThat(isReadAfter(tables, 2000, EMPTY)).isTrue();
            assertThat(tables.readAtNanos()).isEqualTo(clock.get());
            assertThat(readings()).isEqualTo(1);
        }
        assertThat(isReadAfter(tables, 2000, EMPTY)).isTrue();
        assertThat(readings()).isEqualTo(2);
    }

    @Test
    void what_came_into_a_queue_of_the_network_namespace_is_looked_for() {
        arrivals = Figure.of(100);
        ListenerTables tables = readOnce(1, EMPTY);
        arrivals = Figure.of(101);

        assertThat(isReadAfter(tables, 2000, EMPTY)).isTrue();
        assertThat(readings()).isEqualTo(2);
        assertThat(isReadAfter(tables, 2000, EMPTY)).isTrue();
        assertThat(readings()).isEqualTo(2);
    }

    @Test
    void a_counter_that_cannot_be_read_says_nothing_of_a_queue() {
        ListenerTables tables = readOnce(1, EMPTY);

        assertThat(isReadAfter(tables, 2000, EMPTY)).isTrue();
        assertThat(readings()).isEqualTo(2);
    }

    @Test
    void a_queue_that_was_not_empty_may_become_so_without_an_arrival() {
        arrivals = Figure.of(100);
        ListenerTables tables = readOnce(1, QUEUED);

        assertThat(isReadAfter(tables, 2000, QUEUED)).isTrue();
        assertThat(readings()).isEqualTo(2);
    }

    @Test
    void an_overflow_is_looked_at_though_nothing_came_into_a_queue() {
        arrivals = Figure.of(100);
        ListenerTables tables = readOnce(1, EMPTY);
        overflows = Figure.of(8);

        assertThat(isReadAfter(tables, 2000, EMPTY)).isTrue();
        assertThat(readings()).isEqualTo(2);
        assertThat(tables.overflowsBeforeReading()).isEqualTo(1);
    }
}
