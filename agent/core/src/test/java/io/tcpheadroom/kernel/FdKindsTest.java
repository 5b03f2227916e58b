package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FdKindsTest {
    @TempDir
    Path root;

    private void open(int number, String target) throws IOException {
        Path folder = Files.createDirectories(root.resolve("proc/self/fd"));
        Files.createSymbolicLink(folder.resolve("" + number), Path.of(target));
    }

    private FdKinds read(long slots) throws UnreadableFile {
        return FdKinds.read(Roots.of(root), slots, 7);
    }

    @Test
    void without_the_folder_nothing_is_known() {
        assertThatThrownBy(() -> read(64))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(root + "/proc/self/fd: no such file");
    }

    @Test
    void a_copy_of_the_folder_has_no_links() throws IOException {
        Files.createFile(Files.createDirectories(root.resolve("proc/self/fd")).resolve("0"));

        assertThat(read(64)).hasToString("{OTHER=1}");
    }

    @ParameterizedTest
    @CsvSource({
        "socket:[12345], SOCKET",
        "pipe:[12345], PIPE",
        "anon_inode:[eventpoll], EVENTPOLL",
        "anon_inode:[eventfd], EVENTFD",
        "anon_inode:inotify, INOTIFY",
        "anon_inode:[io_uring], OTHER",
        "anon_inode:[timerfd], OTHER",
        "/srv/shop/log.txt, FILE",
        "/tmp/gone (deleted), FILE",
        "/dev/null, OTHER",
        "net:[4026531840], OTHER"
    })
    void the_target_of_the_link_tells_the_kind(String target, FdKind kind) {
        assertThat(FdKind.of(target)).isEqualTo(kind);
    }

    @Test
    void numbers_that_are_not_in_use_count_for_nothing() throws IOException {
        open(0, "anon_inode:[timerfd]");
        open(2, "socket:[1]");
        open(63, "socket:[2]");

        FdKinds kinds = read(64);
        assertThat(kinds).hasToString("{SOCKET=2, OTHER=1}");
        assertThat(kinds.open(FdKind.PIPE)).isZero();
        assertThat(kinds.open()).isEqualTo(3);
        assertThat(kinds.atNanos()).isEqualTo(7);
        assertThat(kinds.isEstimate()).isFalse();
    }

    @Test
    void of_very_many_numbers_one_of_n_stands_for_n() throws IOException {
        open(0, "anon_inode:[timerfd]");
        for (int i = 0; i < 255; i++) {
            open(FdKinds.ALL_BELOW + i, "socket:[1]");
        }

        assertThat(read(FdKinds.ALL_BELOW)).hasToString("{OTHER=1}");
        assertThat(read(2L * FdKinds.ALL_BELOW)).hasToString("{SOCKET=255, OTHER=1}");
        assertThat(read(1L << 20)).hasToString("about {SOCKET=255, OTHER=1}");
    }

    /** As of selectors before JDK 16, where one in so many would always meet the same of the three. */
    @Test
    void kinds_that_come_in_a_pattern_are_all_seen() throws IOException {
        String[] selector = {"anon_inode:[eventpoll]", "pipe:[1]", "pipe:[1]"};
        for (int i = 0; i < 3 * FdKinds.ALL_BELOW; i++) {
            open(FdKinds.ALL_BELOW + i, selector[i % 3]);
        }

        FdKinds kinds = read(4L * FdKinds.ALL_BELOW);
        assertThat(kinds.step()).isEqualTo(3);
        assertThat(kinds.open(FdKind.EVENTPOLL)).isCloseTo(FdKinds.ALL_BELOW, withinPercentage(10));
        assertThat(kinds.open(FdKind.PIPE)).isCloseTo(2L * FdKinds.ALL_BELOW, withinPercentage(10));
    }

    @Test
    void with_no_descriptor_left_the_kinds_are_still_told_apart() throws Exception {
        assertThat(FewDescriptors.run(UsedUp.class)).isEqualTo("10 eventpoll, 10 eventfd, 1 inotify, of 200 in all");
    }

    /** Opens ten selectors and a watch service, then all that can be opened. */
    static final class UsedUp {
        private UsedUp() {}

        public static void main(String[] arguments) throws Exception {
            Kernel kernel = new Kernel(Roots.real());
            kernel.refresh();
            kernel.fdKinds().measure();
            FdKinds before = kernel.fdKinds().last();
            Selector[] selectors = new Selector[10];
            for (int i = 0; i < selectors.length; i++) {
                selectors[i] = Selector.open();
            }
            FileSystems.getDefault().newWatchService();
            List<FileInputStream> leak = FewDescriptors.useUp();
            kernel.refresh();
            FdKinds now = FdKinds.read(
                    Roots.real(),
                    kernel.figure(ProcessStatus.FILE, ProcessStatus::fdSlots).value(),
                    0);
            FewDescriptors.close(leak);
            System.out.println(more(FdKind.EVENTPOLL, before, now) + ", " + more(FdKind.EVENTFD, before, now) + ", "
                    + more(FdKind.INOTIFY, before, now) + ", of " + now.open() + " in all");
            System.exit(selectors[0].isOpen() ? 0 : 1);
        }

        private static String more(FdKind kind, FdKinds before, FdKinds now) {
            return now.open(kind) - before.open(kind) + " " + kind.plural();
        }
    }
}
