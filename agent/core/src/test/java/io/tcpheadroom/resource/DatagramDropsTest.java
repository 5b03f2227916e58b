package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.Roots;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.Tracked;
import io.tcpheadroom.tracker.Tracker;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program with two datagram sockets: inode 100 at port 9998 and 101 at 9999; inode 200 is another program's. */
class DatagramDropsTest {
    private static final String HEADER = "  sl  local_address rem_address st tx_queue rx_queue drops\n";

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong();
    private final Tracker tracker = Tracked.tracker();
    private final Object[] owners = {new Object(), new Object(), new Object()};
    private Roots roots;
    private Kernel kernel;
    private DatagramDrops drops;

    @BeforeEach
    void two_sockets() throws IOException {
        roots = Hosts.copy("linux-6.18", folder);
        for (int i = 0; i < 2; i++) {
            Path link = roots.proc("self/fd/" + (30 + i));
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, Path.of("socket:[" + (100 + i) + "]"));
            tracker.opened(30 + i, owners[i], Kind.DATAGRAM);
        }
        Files.writeString(roots.proc("net/udp6"), HEADER);
        kernel = Hosts.kernel(roots, clock::get);
        drops = new DatagramDrops(kernel, tracker);
        tick(0, 0, 0, 0);
    }

    @AfterEach
    void close() {
        kernel.close();
        Reference.reachabilityFence(owners);
    }

    /** Three seconds later; what the kernel has counted in all by then, and of each socket. */
    private void tick(int errors, int first, int second, int other) throws IOException {
        Path snmp = roots.proc("net/snmp");
        Files.writeString(
                snmp,
                Files.readString(snmp).replaceAll("(?m)^Udp: 149 0 0 150 \\d+ ", "Udp: 149 0 0 150 " + errors + " "));
        Files.writeString(
                roots.proc("net/udp"),
                HEADER + row("270E", 100, first) + row("270F", 101, second) + row("2710", 200, other));
        clock.addAndGet(3_000_000_000L);
        kernel.refresh();
        drops.look(new Sample(1, clock.get(), List.of(), List.of(), List.of(), List.of(), kernel));
    }

    private static String row(String port, int inode, int drops) {
        return " 1: 0100007F:" + port + " 00000000:0000 07 00000000:00000000 00:00000000 00000000 0 0 " + inode
                + " 2 0000000000000000 " + drops + "\n";
    }

    private List<String> dropped() {
        return drops.dropped().stream()
                .map(socket -> socket.app() + " " + socket.local() + " " + socket.count() + ", "
                        + Math.round(socket.secondsSinceLast(clock.get())) + " s ago")
                .toList();
    }

    @Test
    void what_was_dropped_before_anything_grows_is_not_looked_at() throws IOException {
        tick(0, 7, 7, 7);

        assertThat(dropped()).isEmpty();
        assertThat(kernel.datagramSockets().last()).isNull();
    }

    @Test
    void the_socket_that_drops_is_named_and_others_are_not() throws IOException {
        tick(4_988, 0, 4_988, 0);

        assertThat(dropped()).containsExactly("program 127.0.0.1:9999 4988, 0 s ago");
    }

    @Test
    void what_another_program_dropped_is_not_its() throws IOException {
        tick(4_988, 0, 0, 4_988);

        assertThat(dropped()).isEmpty();
    }

    @Test
    void one_that_drops_no_more_keeps_its_time_while_another_goes_on() throws IOException {
        tick(10, 10, 0, 0);
        tick(15, 10, 5, 0);

        assertThat(dropped())
                .containsExactly("program 127.0.0.1:9998 10, 3 s ago", "program 127.0.0.1:9999 5, 0 s ago");
        tick(15, 10, 5, 0);
        assertThat(dropped())
                .containsExactly("program 127.0.0.1:9998 10, 6 s ago", "program 127.0.0.1:9999 5, 3 s ago");
    }

    @Test
    void tables_that_are_malformed_or_absent_are_looked_at_again() throws IOException {
        Files.delete(roots.proc("net/udp6"));
        tick(1, 1, 0, 0);
        assertThat(dropped()).containsExactly("program 127.0.0.1:9998 1, 0 s ago");

        Files.writeString(roots.proc("net/udp6"), HEADER + "1: nonsense\n");
        tick(2, 2, 0, 0);
        assertThat(kernel.datagramSockets().problem()).contains("/proc/net/udp6");
        assertThat(dropped()).containsExactly("program 127.0.0.1:9998 1, 3 s ago");
    }
}
