package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FdFolderTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong();

    @Test
    void an_absent_folder_is_unknown() {
        FdFolder fds = new FdFolder(folder.resolve("fd"), true, clock::get);
        fds.refresh();

        assertThat(fds.open()).isEqualTo(Figure.unknown(folder.resolve("fd") + ": no such file"));
    }

    @Test
    void a_copied_folder_is_listed_and_not_more_often_than_every_ten_seconds() throws IOException {
        Files.createFile(folder.resolve("0"));
        FdFolder fds = new FdFolder(folder, false, clock::get);
        fds.refresh();
        Files.createFile(folder.resolve("1"));
        clock.addAndGet(9 * SECOND);
        fds.refresh();

        assertThat(fds.open()).isEqualTo(Figure.of(1));
        assertThat(fds.readAtNanos()).isZero();

        clock.addAndGet(SECOND);
        fds.refresh();

        assertThat(fds.open()).isEqualTo(Figure.of(2));
        assertThat(fds.readAtNanos()).isEqualTo(10 * SECOND);
    }

    @Test
    void the_live_number_grows_by_the_sockets_that_are_opened() throws IOException {
        FdFolder fds = new FdFolder(Roots.real(), clock::get);
        fds.refresh();
        long before = fds.open().value();
        try (ServerSocket one = new ServerSocket(0);
                ServerSocket two = new ServerSocket(0)) {
            fds.refresh();

            assertThat(fds.open().value() - before).isBetween(2L, 6L); // the first socket of a JVM may open more
            assertThat(one.getLocalPort()).isNotEqualTo(two.getLocalPort());
        }
    }

    @Test
    void size_and_listing_agree_on_the_live_number() throws IOException {
        FdFolder fds = new FdFolder(Roots.real(), clock::get);
        fds.refresh();

        assertThat(FdFolder.entries(Path.of("/proc/self/fd"), true))
                .isEqualTo(fds.open().value());
    }

    @Test
    void only_sockets_have_a_socket_inode() throws IOException {
        Files.createSymbolicLink(folder.resolve("7"), Path.of("socket:[44354]"));
        Files.createSymbolicLink(folder.resolve("8"), Path.of("pipe:[44354]"));
        Files.createSymbolicLink(folder.resolve("9"), Path.of("socket:[x]"));
        FdFolder fds = new FdFolder(folder, false, clock::get);

        assertThat(fds.socketInode(7)).isEqualTo(44_354);
        assertThat(fds.socketInode(8)).isEqualTo(-1);
        assertThat(fds.socketInode(9)).isEqualTo(-1);
        assertThat(fds.socketInode(10)).isEqualTo(-1);
    }
}
