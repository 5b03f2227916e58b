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

    private final AtomicLong clock = new AtomicLong();

    private ListenerTables tables(Roots roots) {
        return new ListenerTables(
                TcpListeners.TCP6.open(roots, clock::get), TcpListeners.TCP.open(roots, clock::get), clock::get);
    }

    @Test
    void when_both_tables_are_malformed_the_first_of_them_is_not_hidden_by_the_second() throws IOException {
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

    @Test
    void reading_takes_at_most_a_hundredth_of_the_time() {
        ListenerTables tables = tables(Hosts.roots("linux-6.18"));

        assertThat(tables.refresh(Set.of(44354L))).isTrue();
        assertThat(tables.refresh(Set.of(44354L))).isFalse();
        assertThat(tables.sockets()).hasSize(5);
        clock.set(3_600_000_000_000L);
        assertThat(tables.refresh(Set.of(44354L))).isTrue();
    }

    @Test
    void rows_are_as_old_as_their_reading_and_not_as_the_last_try() {
        ListenerTables tables = tables(Hosts.roots("linux-6.18"));
        assertThat(tables.readAtNanos()).isNull();

        clock.set(5_000_000_000L);
        tables.refresh(Set.of(44354L));
        assertThat(tables.readAtNanos()).isEqualTo(5_000_000_000L);

        clock.set(5_000_000_001L);
        assertThat(tables.refresh(Set.of(44354L))).isFalse();
        assertThat(tables.readAtNanos()).isEqualTo(5_000_000_000L);
    }
}
