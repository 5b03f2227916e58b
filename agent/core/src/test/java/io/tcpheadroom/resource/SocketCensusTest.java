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
    private final AtomicLong cpuTime = new AtomicLong();
    private final Tracker tracker = Tracked.tracker();

    private Path descriptors() {
        return Roots.of(folder).proc("self/fd");
    }

    private SocketCensus census() throws IOException {
        Files.createDirectories(descriptors());
        Roots roots = Roots.of(folder);
        return new SocketCensus(
                new OpenSockets(roots), new Kernel(roots).listenerTables(), tracker, clock::get, cpuTime::get);
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

    /** Of this process, as a real procfs has it: {@code self} is a link. */
    private SocketCensus censusOfThisProcess() throws IOException {
        Path proc = Roots.of(folder).proc("");
        Files.createDirectories(proc.resolve("4711"));
        Files.createSymbolicLink(proc.resolve("self"), Path.of("4711"));
        return census();
    }

    private void socket(int fd) throws IOException {
        socket(fd, fd);
    }

    private void socket(int fd, long inode) throws IOException {
        Files.deleteIfExists(descriptors().resolve("" + fd));
        Files.createSymbolicLink(descriptors().resolve("" + fd), Path.of("socket:[" + inode + "]"));
    }

    private void count(SocketCensus census) {
        pass(30);
        census.refresh();
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

    /** As after {@code System.inheritedChannel}, which copies descriptor 0 and leaves it open. */
    @Test
    void a_standard_stream_that_is_a_socket_on_record_is_nobody_elses() throws IOException {
        SocketCensus census = census();
        FileDescriptor copy = new FileDescriptor();
        tracker.adopted(5, copy, Kind.LISTENER);
        socket(0, 5);
        socket(2, 7);
        socket(5);
        listening(5);

        census.refresh();
        count(census);

        assertThat(census.unattributed()).isEqualTo(Figure.of(1)); // 2 is another socket
        assertThat(tracker.listeners()).extracting(Listener::fd).containsExactly(5);
        Reference.reachabilityFence(copy);
    }

    @Test
    void a_socket_on_record_that_the_kernel_does_not_list_is_ended_when_two_countings_agree() throws IOException {
        SocketCensus census = censusOfThisProcess();
        FileDescriptor gone = new FileDescriptor();
        FileDescriptor open = new FileDescriptor();
        tracker.opened(5, gone, Kind.CLIENT);
        tracker.opened(6, open, Kind.CLIENT);
        socket(6);

        census.refresh();
        assertThat(tracker.open()).isEqualTo(2);

        census.refresh(); // at once: something is in doubt
        assertThat(tracker.open()).isEqualTo(1);
        assertThat(tracker.missedClosesTotal()).isEqualTo(1);
        assertThat(tracker.isTracked(5)).isFalse();
        Reference.reachabilityFence(gone);
        Reference.reachabilityFence(open);
    }

    @Test
    void a_number_that_is_another_socket_s_now_ends_the_first_and_the_other_is_unattributed() throws IOException {
        SocketCensus census = censusOfThisProcess();
        FileDescriptor known = new FileDescriptor();
        tracker.opened(5, known, Kind.CLIENT);
        socket(5, 1_000);
        count(census);
        count(census);
        assertThat(census.unattributed()).isEqualTo(Figure.of(0));

        socket(5, 1_001);
        count(census);
        assertThat(tracker.missedClosesTotal()).isZero();
        census.refresh();
        assertThat(tracker.missedClosesTotal()).isEqualTo(1);
        count(census);
        count(census);
        assertThat(census.unattributed()).isEqualTo(Figure.of(1));
        assertThat(tracker.open()).isZero();
        Reference.reachabilityFence(known);
    }

    /** A JDK that closes a socket under a waiting thread puts another in its place for a moment. */
    @Test
    void a_doubt_that_does_not_last_ends_nothing() throws IOException {
        SocketCensus census = censusOfThisProcess();
        FileDescriptor known = new FileDescriptor();
        tracker.opened(5, known, Kind.CLIENT);
        socket(5, 1_000);
        count(census);
        socket(5, 2_000);
        count(census);
        socket(5, 1_000);
        census.refresh();
        census.refresh();
        socket(5, 2_000);
        count(census);

        assertThat(tracker.missedClosesTotal()).isZero();
        assertThat(tracker.open()).isEqualTo(1);
        Reference.reachabilityFence(known);
    }

    @Test
    void what_opens_and_closes_between_two_countings_is_never_in_doubt() throws IOException {
        SocketCensus census = censusOfThisProcess();
        for (int i = 1; i < 10; i++) {
            FileDescriptor known = new FileDescriptor();
            tracker.opened(5, known, Kind.CLIENT);
            socket(5, i);
            count(census);
            tracker.closing(5, known);
        }

        assertThat(tracker.missedClosesTotal()).isZero();
    }

    /** A copy of another machine's files says nothing of this process. */
    @Test
    void a_folder_that_is_a_copy_ends_nothing() throws IOException {
        SocketCensus census = census();
        FileDescriptor known = new FileDescriptor();
        tracker.opened(5, known, Kind.CLIENT);
        count(census);
        count(census);
        count(census);

        assertThat(tracker.open()).isEqualTo(1);
        Reference.reachabilityFence(known);
    }

    @Test
    void what_was_there_at_the_attach_is_told_apart_until_its_number_is_another_s() throws IOException {
        SocketCensus census = census();
        census.beginInRunningProgram();
        socket(5, 1_000);
        socket(6, 1_001);
        count(census);
        socket(7, 1_002);
        count(census);
        assertCoverage(census, 2, 2);

        count(census);
        assertCoverage(census, 3, 2);

        socket(5, 1_003);
        count(census);
        assertCoverage(census, 3, 1);
        socket(5, 1_000); // a number that comes again is no proof of anything
        count(census);
        assertCoverage(census, 3, 1);
    }

    @Test
    void in_a_program_that_the_agent_came_with_nothing_is_from_before() throws IOException {
        SocketCensus census = census();
        socket(5);
        count(census);
        count(census);
        assertCoverage(census, 1, 0);
    }

    private static void assertCoverage(SocketCensus census, long unattributed, long early) {
        assertThat(census.coverage().unattributed()).isEqualTo(unattributed);
        assertThat(census.coverage().early()).isEqualTo(early);
    }

    /** A processor that others use makes a counting long, and not dear. */
    @Test
    void the_next_counting_waits_for_a_thousand_times_the_cpu_time_of_the_last() throws IOException {
        Roots roots = Roots.of(folder);
        Files.createDirectories(descriptors());
        AtomicLong spent = new AtomicLong();
        AtomicLong step = new AtomicLong();
        SocketCensus census = new SocketCensus(
                new OpenSockets(roots),
                new Kernel(roots).listenerTables(),
                tracker,
                clock::get,
                () -> spent.addAndGet(step.get()));
        count(census);
        count(census);
        step.set(TimeUnit.MILLISECONDS.toNanos(60));
        count(census);

        socket(5);
        pass(59);
        census.refresh();
        assertThat(census.ageSeconds()).isEqualTo(59);
        pass(1);
        census.refresh();
        assertThat(census.ageSeconds()).isZero();
    }

    @Test
    void the_last_listing_has_all_sockets_and_the_unattributed_ones_their_inodes() throws IOException {
        SocketCensus census = census();
        socket(5, 1_000);
        socket(6, 1_001);
        FileDescriptor known = new FileDescriptor();
        tracker.opened(6, known, Kind.CLIENT);
        assertThat(census.listed()).isNull();
        assertThat(census.unattributedSockets().descriptors()).isEmpty();

        count(census);
        count(census);

        assertThat(census.listed().all()).hasToString("{5, 6}");
        assertThat(census.unattributedSockets().descriptors()).containsExactly(5);
        assertThat(census.unattributedSockets().inode(5)).isEqualTo(1_000);
        Reference.reachabilityFence(known);
    }

    @Test
    void a_folder_that_cannot_be_listed_is_unknown_with_its_reason() throws IOException {
        SocketCensus census = census();
        Files.delete(descriptors());

        census.refresh();

        assertThat(census.unattributed().reason()).contains("self/fd cannot be listed");
    }
}
