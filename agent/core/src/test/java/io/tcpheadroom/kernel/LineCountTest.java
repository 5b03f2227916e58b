package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineCountTest {
    private static final String ROW = "tfd:        5 events:       19 data: 7f0000000005  pos:0 ino:2d sdev:8\n";
    private static final int MANY = 100_000;

    @TempDir
    Path folder;

    private static long count(String beginning, String... pieces) {
        LineCount lines = new LineCount(beginning);
        for (String piece : pieces) {
            lines.take(piece.getBytes(StandardCharsets.US_ASCII), piece.length());
        }
        return lines.count();
    }

    @Test
    void what_begins_otherwise_or_is_cut_short_before_it_can_be_told_is_not_counted() {
        assertThat(count("tfd:", "")).isZero();
        assertThat(count("tfd:", "tfd")).isZero();
        assertThat(count("tfd:", "pos:\t0\n tfd:\ntf\nxtfd:\ntfd\n:")).isZero();
        assertThatThrownBy(() -> LineCount.of(folder.resolve("maps"), ""))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageEndingWith("maps: no such file");
    }

    @Test
    void a_line_counts_once_wherever_a_piece_ends() {
        assertThat(count("tfd:", "pos:\t0\ntfd: 5\ntfd: 6 tfd: 7\ntfd:")).isEqualTo(3);
        assertThat(count("tfd:", "pos:\t0\nt", "fd", ": 5", "\n", "tfd: 6\n")).isEqualTo(2);
        assertThat(count("", "55-56 r-xp\n57", "-58 rw-p\n", "\n", "5")).isEqualTo(4);
    }

    /** As the kernel writes the registrations of a selector with 100,000. */
    @Test
    void many_rows_take_no_more_memory_than_a_piece() throws IOException {
        Path file = Files.writeString(folder.resolve("fdinfo"), "pos:\t0\n" + ROW.repeat(MANY));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        LineCount.of(file, EpollWatches.ROW); // loads the classes

        long before = threads.getThreadAllocatedBytes(thread);
        long count = LineCount.of(file, EpollWatches.ROW);
        long allocated = threads.getThreadAllocatedBytes(thread) - before;

        assertThat(count).isEqualTo(MANY);
        assertThat(Files.size(file)).isGreaterThan(6_000_000);
        assertThat(allocated).isLessThan(100_000);
    }

    /** A pipe can neither be sought in nor read twice. */
    @Test
    void a_file_is_read_once_from_its_start() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        CompletableFuture<Void> kernel = CompletableFuture.runAsync(() -> write(pipe));

        assertThat(LineCount.of(pipe, EpollWatches.ROW)).isEqualTo(MANY);
        kernel.join();
    }

    private static void write(Path pipe) {
        try (OutputStream out = Files.newOutputStream(pipe)) {
            byte[] rows = ROW.repeat(1000).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < MANY / 1000; i++) {
                out.write(rows);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
