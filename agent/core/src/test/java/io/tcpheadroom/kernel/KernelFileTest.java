package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelFileTest {
    @TempDir
    Path folder;

    @Test
    void an_absent_file_says_so() {
        KernelFile file = KernelFile.keptOpen(folder.resolve("sockstat"), System::nanoTime);

        assertThatThrownBy(file::read)
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(folder + "/sockstat: no such file");
    }

    @Test
    void a_folder_in_its_place_says_so() {
        KernelFile file = KernelFile.keptOpen(folder, System::nanoTime);

        assertThatThrownBy(file::read).hasMessage(folder + ": is a directory");
    }

    /** One that the kernel lets be written alone, by root too: most others root may read whatever their mode. */
    @Test
    void a_forbidden_file_says_so() {
        Path path = Path.of("/proc/sys/net/ipv4/route/flush");

        assertThatThrownBy(KernelFile.keptOpen(path, System::nanoTime)::read)
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(path + ": permission denied");
    }

    @Test
    void what_was_absent_is_looked_for_again_after_a_minute_however_often_it_is_read() throws IOException {
        Path path = folder.resolve("tcp6");
        AtomicLong clock = new AtomicLong(7);
        try (KernelFile file = KernelFile.keptOpen(path, clock::get)) {
            assertThatThrownBy(file::read).isInstanceOf(UnreadableFile.class);
            Files.writeString(path, "there");
            clock.addAndGet(KernelFile.RETRY_NANOS - 1);
            for (int i = 0; i < 1000; i++) {
                assertThatThrownBy(file::read).isInstanceOf(UnreadableFile.class);
            }
            clock.addAndGet(1);

            assertThat(file.read()).isEqualTo("there");
        }
    }

    @Test
    void each_read_begins_at_the_first_byte_and_forgets_the_last_text() throws IOException {
        Path path = Files.writeString(folder.resolve("loadavg"), "a longer text");
        try (KernelFile file = KernelFile.keptOpen(path, System::nanoTime)) {
            assertThat(file.read()).isEqualTo("a longer text");
            Files.writeString(path, "short");
            assertThat(file.read()).isEqualTo("short");
            Files.writeString(path, "");
            assertThat(file.read()).isEmpty();
        }
    }

    @Test
    void a_file_larger_than_the_buffer_is_read_whole() throws IOException {
        String text = "0123456789abcdef".repeat(40_000);
        try (KernelFile file = KernelFile.keptOpen(Files.writeString(folder.resolve("tcp"), text), System::nanoTime)) {
            assertThat(file.read()).isEqualTo(text);
        }
    }

    @Test
    void a_file_about_as_large_as_what_the_kernel_gives_at_once_is_read_whole() throws IOException {
        for (int size : new int[] {1, 1023, 1024, 1025, 3583, 3584, 3585, 4095, 4096, 4097, 8191, 8192, 8193}) {
            Path path = Files.writeString(folder.resolve("tcp6"), "x".repeat(size));
            try (KernelFile file = KernelFile.once(path)) {
                assertThat(file.read()).hasSize(size);
            }
            AtomicLong bytes = new AtomicLong();
            try (KernelFile file = KernelFile.once(path)) {
                file.eachPieceOfShortLines((piece, length) -> bytes.addAndGet(length));
            }
            assertThat(bytes).hasValue(size);
        }
    }

    /** Some hundred lines, which the kernel gives page by page; the stack is among the last. */
    @Test
    void a_long_table_of_the_kernel_is_read_to_its_end() throws IOException {
        try (KernelFile file = KernelFile.once(Path.of("/proc/self/maps"))) {
            assertThat(file.read()).hasSizeGreaterThan(8192).contains("[stack]");
        }
    }

    @Test
    void a_live_table_is_read_no_further_than_is_enough() throws IOException {
        try (KernelFile file = KernelFile.keptOpen(Path.of("/proc/self/smaps"), System::nanoTime)) {
            assertThat(file.read((bytes, length) -> length > 3000)).hasSizeBetween(3001, 16_384);
        }
    }

    @Test
    void a_kept_file_outlives_its_name_and_an_opened_one_does_not() throws IOException {
        Path path = Files.writeString(folder.resolve("limits"), "text");
        try (KernelFile kept = KernelFile.keptOpen(path, System::nanoTime);
                KernelFile opened = KernelFile.reopened(path, System::nanoTime)) {
            kept.read();
            opened.read();
            Files.delete(path);

            assertThat(kept.read()).isEqualTo("text");
            assertThatThrownBy(opened::read).hasMessage(path + ": no such file");
        }
    }

    @Test
    void an_interrupt_does_not_end_the_reading() throws IOException {
        try (KernelFile file =
                KernelFile.keptOpen(Files.writeString(folder.resolve("limits"), "text"), System::nanoTime)) {
            file.read();
            Thread.currentThread().interrupt();
            assertThat(file.read()).isEqualTo("text");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(file.read()).isEqualTo("text");
        }
    }

    @Test
    void bytes_that_are_not_ascii_stay_visible() throws IOException {
        try (KernelFile file = KernelFile.keptOpen(
                Files.write(folder.resolve("x"), new byte[] {'1', (byte) 0xE9}), System::nanoTime)) {
            assertThat(file.read()).isEqualTo("1\uFFFD");
        }
    }
}
