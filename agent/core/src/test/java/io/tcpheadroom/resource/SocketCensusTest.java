package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.OpenSockets;
import io.tcpheadroom.kernel.Roots;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.Listener;
import io.tcpheadroom.tracker.Tracked;
import io.tcpheadroom.tracker.Tracker;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketCensusTest {
    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong(-1_000_000_000);
    private final Tracker tracker = Tracked.tracker();

    private Path descriptors() {
        return Roots.of(folder).proc("self/fd");
    }

    private SocketCensus census() throws IOException {
        Files.createDirectories(descriptors());
        Roots roots = Roots.of(folder);
        return new SocketCensus(new OpenSockets(roots), new Kernel(roots).listenerTables(), tracker, clock::get);
    }

    private void listening(int... inodes) throws IOException {
        StringBuilder table =
                new StringBuilder("  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt\n");
        for (int inode : inodes) {
            table.append("   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 ")
                    .append(inode)
                    .append(" 1\n");
        }
        Path file = Roots.of(folder).proc("net/tcp");
        Files.createDirectories(file.getParent());
        Files.writeString(file, table);
    }

    private void socket(int fd) throws IOException {
        Files.createSymbolicLink(descriptors().resolve("" + fd), Path.of("socket:[" + fd + "]"));
    }

    private void pass(int seconds) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void a_socket_that_two_countings_did_not_know_is_unattributed_and_the_count_tells_its_age() throws IOException {
        SocketCensus census = census();
        socket(5);
        socket(6);
        FileDescriptor known = new FileDescriptor();
        tracker.opened(6, known, Kind.CLIENT);
        assertThat(census.ageSeconds()).isNull();

        census.refresh();
        assertThat(census.unattributed().kind()).isEqualTo(Figure.Kind.UNKNOWN);

        pass(1);
        census.refresh();
        assertThat(census.unattributed()).isEqualTo(Figure.of(1));
        assertThat(census.ageSeconds()).isZero();

        socket(7);
        pass(29);
        census.refresh();
        assertThat(census.ageSeconds()).isEqualTo(29);
        Reference.reachabilityFence(known);
    }

    @Test
    void the_tracker_is_told_which_of_the_unknown_ones_listen_and_which_no_longer_do() throws IOException {
        SocketCensus census = census();
        socket(5);
        socket(6);
        listening(6, 99); // 99 is another process's

        census.refresh();
        assertThat(tracker.listeners()).isEmpty();
        pass(1);
        census.refresh();
        assertThat(tracker.listeners()).extracting(Listener::fd).containsExactly(6);

        listening(99);
        pass(30);
        census.refresh();
        assertThat(tracker.listeners()).isEmpty();
    }

    @Test
    void a_folder_that_cannot_be_listed_is_unknown_with_its_reason() throws IOException {
        SocketCensus census = census();
        Files.delete(descriptors());

        census.refresh();

        assertThat(census.unattributed().reason()).contains("self/fd cannot be listed");
    }
}
