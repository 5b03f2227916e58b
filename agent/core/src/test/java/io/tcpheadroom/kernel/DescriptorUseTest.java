package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorUseTest {
    private static final String HEAD =
            "Limit                     Soft Limit           Hard Limit           Units     \n";

    @TempDir
    Path process;

    private void limit(String soft) throws IOException {
        Files.writeString(
                process.resolve("limits"), HEAD + "Max open files            " + soft + "                4096 files\n");
    }

    private void open(int count) throws IOException {
        Path folder = Files.createDirectories(process.resolve("fd"));
        for (int i = 0; i < count; i++) {
            Files.createFile(folder.resolve(Integer.toString(i)));
        }
    }

    @Test
    void what_cannot_be_read_is_not_known() throws IOException {
        assertThat(DescriptorUse.of(process)).isEmpty();
        Files.writeString(process.resolve("limits"), "");
        assertThat(DescriptorUse.of(process)).isEmpty();
        Files.writeString(process.resolve("limits"), HEAD + "Max processes 5 5 processes\n");
        open(3);
        assertThat(DescriptorUse.of(process)).isEmpty();
        limit("many");
        assertThat(DescriptorUse.of(process)).isEmpty();
    }

    @Test
    void without_a_limit_there_is_no_lack() throws IOException {
        open(3);
        limit("unlimited");

        assertThat(DescriptorUse.of(process)).isEmpty();
    }

    @Test
    void what_is_free_is_the_limit_less_what_is_open() throws IOException {
        open(3);
        limit("10");

        assertThat(DescriptorUse.of(process)).hasValueSatisfying(use -> {
            assertThat(use.free()).isEqualTo(7);
            assertThat(use.limit()).isEqualTo(10);
            assertThat(use).hasToString("3 of its 10 descriptors");
        });
    }

    @Test
    void beyond_a_limit_that_was_lowered_nothing_is_free() throws IOException {
        open(3);
        limit("2");

        assertThat(DescriptorUse.of(process))
                .hasValueSatisfying(use -> assertThat(use.free()).isZero());
    }

    @Test
    void a_live_process_has_some() {
        assertThat(DescriptorUse.ofThisProcess())
                .hasValueSatisfying(use -> assertThat(use.free()).isPositive());
    }
}
