package io.tcpheadroom.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final Output output = new Output();

    @Test
    void plain_output_has_no_escape_character() {
        try (Terminal terminal = new Terminal(output.stream(), false, UTF_8)) {
            terminal.print(List.of("once"));
            terminal.show(List.of("one", "two"));
            terminal.show(List.of("three"));
        }

        assertThat(output.text()).isEqualTo("once\n\none\ntwo\n\nthree\n");
    }

    @Test
    void a_block_is_drawn_over_the_one_before() {
        try (Terminal terminal = new Terminal(output.stream(), true, UTF_8)) {
            terminal.show(List.of("one", "two"));
            output.clear();
            terminal.show(List.of("three"));

            assertThat(output.text()).isEqualTo("\r\u001b[2Athree\u001b[K\n\u001b[J");
        }
    }

    @Test
    void the_cursor_and_the_wrapping_come_back_at_the_end() {
        try (Terminal terminal = new Terminal(output.stream(), true, UTF_8)) {
            terminal.show(List.of("one"));
            assertThat(output.text()).contains("\u001b[?25l", "\u001b[?7l");
            output.clear();
        }

        assertThat(output.text()).isEqualTo("\r\u001b[K\u001b[?7h\u001b[?25h");
    }

    @Test
    void a_line_that_stays_is_not_drawn_over() {
        try (Terminal terminal = new Terminal(output.stream(), true, UTF_8)) {
            terminal.show(List.of("one"));
            terminal.print(List.of("stays"));
            output.clear();
            terminal.show(List.of("two"));

            assertThat(output.text()).doesNotContain("\u001b[1A").endsWith("two\u001b[K\n\u001b[J");
        }
    }
}
