package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FdFolderTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path root;

    private final AtomicLong clock = new AtomicLong();
    private final AtomicLong cpuTime = new AtomicLong();
    private final AtomicLong sockets = new AtomicLong();
    private Figure softLimit = Figure.of(400);
    private boolean hostIsFull;
    private long cost;
    private OptionalLong listed = OptionalLong.of(0);
    private String refusal;
    private boolean exhausted;
    private long openedMeanwhile;

    private FdFolder of(Roots roots) {
        return new FdFolder(roots, clock::get, cpuTime::get, () -> softLimit, () -> hostIsFull);
    }

    /** As before Linux 6.2. */
    private FdFolder listing(OptionalLong first) throws IOException {
        Files.createDirectories(root.resolve("proc/self/fd"));
        FdFolder.Listing listing = new FdFolder.Listing() {
            @Override
            public OptionalLong count() throws UnreadableFile {
                cpuTime.addAndGet(cost);
                sockets.addAndGet(openedMeanwhile);
                if (refusal != null) {
                    throw new UnreadableFile(UnreadableFile.Cause.TEMPORARY, refusal);
                }
                return listed;
            }

            @Override
            public boolean isExhausted() {
                return exhausted;
            }
        };
        FdFolder fds =
                new FdFolder(Roots.of(root), listing, clock::get, cpuTime::get, () -> softLimit, () -> hostIsFull);
        fds.openSockets(sockets::get);
        listed = first;
        fds.refresh();
        return fds;
    }

    private FdFolder after(double seconds, FdFolder fds) {
        clock.addAndGet((long) (seconds * SECOND));
        fds.refresh();
        return fds;
    }

    @Test
    void an_absent_folder_is_unknown_and_no_failure() throws IOException {
        FdFolder fds = of(Roots.of(root));
        fds.refresh();

        assertThat(fds.open()).isEqualTo(Figure.unknown(root + "/proc/self/fd: no such file"));
        assertThat(fds.readAtNanos()).isNull();
        assertThat(fds.note()).isNull();
        assertThat(fds.report().isAbsent()).isTrue();
        assertThat(fds.report().failuresTotal()).isZero();
    }

    @Test
    void a_folder_that_cannot_be_listed_says_so_and_the_last_count_stands() throws IOException {
        refusal = "why";
        FdFolder fds = listing(OptionalLong.of(7));
        assertThat(fds.open()).isEqualTo(Figure.unknown("why"));
        refusal = null;
        assertThat(after(2, fds).open()).isEqualTo(Figure.of(7));
        refusal = "why";
        assertThat(after(2, fds).open()).isEqualTo(Figure.of(7));
        assertThat(fds.readAtNanos()).isEqualTo(2 * SECOND);
        assertThat(fds.note()).isEqualTo("counted 2 s ago: this kernel has no cheaper way");
        assertThat(fds.report().problem()).isEqualTo("why");
        assertThat(fds.report().failuresTotal()).isEqualTo(2);
    }

    @Test
    void a_copied_folder_is_listed_every_two_seconds() throws IOException {
        Path folder = Files.createDirectories(root.resolve("proc/self/fd"));
        Files.createFile(folder.resolve("0"));
        FdFolder fds = of(Roots.of(root));
        fds.refresh();
        Files.createFile(folder.resolve("1"));

        assertThat(after(1, fds).open()).isEqualTo(Figure.of(1));
        assertThat(fds.readAtNanos()).isZero();
        assertThat(after(0.999, fds).open()).isEqualTo(Figure.of(2)); // a tick that comes a little early
        assertThat(fds.readAtNanos()).isEqualTo(1_999_000_000L);
    }

    @Test
    void a_dear_listing_is_made_for_a_fiftieth_of_a_processors_time() throws IOException {
        cost = SECOND / 10;
        FdFolder fds = listing(OptionalLong.of(100_000));
        listed = OptionalLong.of(100_001);

        assertThat(after(4.9, fds).open()).isEqualTo(Figure.of(100_000));
        assertThat(fds.note()).isEqualTo("counted 5 s ago: this kernel has no cheaper way");
        assertThat(after(0.1, fds).open()).isEqualTo(Figure.of(100_001));
        assertThat(fds.note()).isNull();
    }

    @Test
    void between_two_listings_the_number_moves_with_the_sockets() throws IOException {
        sockets.set(20);
        FdFolder fds = listing(OptionalLong.of(50));
        sockets.set(35);
        assertThat(after(1, fds).open()).isEqualTo(Figure.of(65));
        assertThat(fds.readAtNanos()).isEqualTo(SECOND);
        assertThat(after(0.5, fds).open()).isEqualTo(Figure.of(65));
        assertThat(fds.readAtNanos()).isEqualTo(SECOND);

        listed = OptionalLong.of(66);
        assertThat(after(0.5, fds).open()).isEqualTo(Figure.of(66));
        sockets.set(5);
        assertThat(after(1, fds).open()).isEqualTo(Figure.of(36));
    }

    @Test
    void the_sockets_move_it_neither_below_zero_nor_beyond_the_limit() throws IOException {
        FdFolder fds = listing(OptionalLong.of(50));
        sockets.set(1000);
        assertThat(after(1, fds).open()).isEqualTo(Figure.of(400));
        sockets.set(-1000);
        assertThat(after(0.5, fds).open()).isEqualTo(Figure.of(0));

        softLimit = Figure.of(20); // lowered below what is open
        sockets.set(0);
        assertThat(after(0.1, fds).open()).isEqualTo(Figure.of(50));
    }

    @Test
    void what_was_opened_while_it_was_listed_counts_half_and_it_is_listed_again_at_the_next_tick() throws IOException {
        openedMeanwhile = 20;
        FdFolder fds = listing(OptionalLong.of(50));
        openedMeanwhile = 0;
        assertThat(fds.open()).isEqualTo(Figure.of(60));
        listed = OptionalLong.of(57);

        assertThat(after(0.1, fds).open()).isEqualTo(Figure.of(57));
        listed = OptionalLong.of(99);
        assertThat(after(1, fds).open()).isEqualTo(Figure.of(57));
    }

    @Test
    void at_the_tick_at_which_nothing_can_be_opened_as_many_are_open_as_may_be() throws IOException {
        FdFolder fds = listing(OptionalLong.of(6));
        exhausted = true;
        assertThat(after(0.1, fds).open()).isEqualTo(Figure.of(400));
        assertThat(fds.readAtNanos()).isEqualTo(SECOND / 10);
        assertThat(fds.note()).isEqualTo("all descriptors up to the limit are in use: no further file can be opened");
        assertThat(fds.report().problem()).isNull();

        exhausted = false;
        listed = OptionalLong.of(299);
        assertThat(after(0.1, fds).open()).isEqualTo(Figure.of(299));
        assertThat(fds.note()).isNull();
    }

    @Test
    void when_a_listing_is_dear_the_sockets_alone_lead_away_from_the_limit() throws IOException {
        cost = SECOND;
        FdFolder fds = listing(OptionalLong.of(6));
        exhausted = true;
        after(1, fds);
        exhausted = false;
        sockets.set(-100);

        assertThat(after(1, fds).open()).isEqualTo(Figure.of(300));
        assertThat(fds.note()).isNull();
    }

    @Test
    void a_listing_that_finds_every_number_taken_says_the_same() throws IOException {
        FdFolder fds = listing(OptionalLong.empty());

        assertThat(fds.open()).isEqualTo(Figure.of(400));
        softLimit = Figure.unlimited();
        assertThat(after(2, fds).open()).isEqualTo(Figure.of(400));
        assertThat(fds.report().problem()).isEqualTo(root + "/proc/self/fd: cannot be listed, no file can be opened");
    }

    @Test
    void when_the_host_may_open_no_more_files_that_says_nothing_of_this_process() throws IOException {
        FdFolder fds = listing(OptionalLong.of(6));
        exhausted = true;
        hostIsFull = true;

        assertThat(after(2, fds).open()).isEqualTo(Figure.of(6));
        assertThat(fds.report().problem()).isEqualTo(root + "/proc/self/fd: cannot be listed, no file can be opened");
        assertThat(fds.readAtNanos()).isZero();
        sockets.set(-2);
        assertThat(after(1, fds).open()).isEqualTo(Figure.of(4));
    }

    @Test
    void the_live_number_grows_by_the_sockets_that_are_opened() {
        FdFolder fds = of(Roots.real());
        // until nothing else of this JVM, such as what was collected as garbage, opens or closes one meanwhile
        await().untilAsserted(() -> {
            fds.refresh();
            long before = fds.open().value();
            try (ServerSocket one = new ServerSocket(0);
                    ServerSocket two = new ServerSocket(0)) {
                fds.refresh();

                assertThat(fds.open().value() - before).isEqualTo(2);
                assertThat(one.getLocalPort()).isNotEqualTo(two.getLocalPort());
            }
        });
    }

    @Test
    void only_sockets_have_a_socket_inode() throws IOException {
        Path folder = Files.createDirectories(root.resolve("proc/self/fd"));
        Files.createSymbolicLink(folder.resolve("7"), Path.of("socket:[44354]"));
        Files.createSymbolicLink(folder.resolve("8"), Path.of("pipe:[44354]"));
        Files.createSymbolicLink(folder.resolve("9"), Path.of("socket:[x]"));
        FdFolder fds = of(Roots.of(root));

        assertThat(fds.socketInode(7)).isEqualTo(44_354);
        assertThat(fds.socketInode(8)).isEqualTo(-1);
        assertThat(fds.socketInode(9)).isEqualTo(-1);
        assertThat(fds.socketInode(10)).isEqualTo(-1);
    }
}
