package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParsedFileTest {
    @TempDir
    Path folder;

    private final List<String> parsed = new ArrayList<>();

    private Integer length(String text) {
        parsed.add(text);
        if (text.isEmpty()) {
            throw new MalformedKernelText("/proc/things", 1, "nothing there", text);
        }
        return text.length();
    }

    @Test
    void what_says_the_same_as_before_is_not_parsed_again() throws Exception {
        Path path = Files.writeString(folder.resolve("things"), "one");
        try (KernelFile file = KernelFile.keptOpen(path, System::nanoTime)) {
            ParsedFile<Integer> things = new ParsedFile<>(file, (bytes, length) -> false, this::length);
            assertThat(things.read()).isEqualTo(3);
            assertThat(things.read()).isEqualTo(3);
            Files.writeString(path, "two");
            assertThat(things.read()).isEqualTo(3);
            Files.writeString(path, "three");
            assertThat(things.read()).isEqualTo(5);
        }
        assertThat(parsed).containsExactly("one", "two", "three");
    }

    @Test
    void what_was_not_understood_is_not_understood_each_time() throws Exception {
        Path path = Files.writeString(folder.resolve("things"), "");
        try (KernelFile file = KernelFile.keptOpen(path, System::nanoTime)) {
            ParsedFile<Integer> things = new ParsedFile<>(file, (bytes, length) -> false, this::length);
            assertThatThrownBy(things::read).isInstanceOf(MalformedKernelText.class);
            assertThatThrownBy(things::read).isInstanceOf(MalformedKernelText.class);
        }
        assertThat(parsed).hasSize(2);
    }
}
