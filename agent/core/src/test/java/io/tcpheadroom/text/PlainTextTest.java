package io.tcpheadroom.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @CsvSource({
        "000a, a line end",
        "000d, a carriage return",
        "0009, a tab",
        "0000, nothing at all",
        "001b, an escape sequence",
        "0007, a bell",
        "0008, a backspace",
        "007f, a delete",
        "0085, a next line",
        "009b, a control sequence of one character",
        "200e, a mark of direction",
        "202e, an override of direction",
        "2066, an isolate",
        "200b, a space without a width",
        "2028, a line separator",
        "2029, a paragraph separator",
        "feff, a byte order mark",
        "d800, half a character",
        "dc00, the other half"
    })
    void what_does_something_is_spelled_out(String code, String what) {
        char each = (char) Integer.parseInt(code, 16);

        assertThat(PlainText.of("shop" + each + "2")).as(what).isEqualTo("shop\\u" + code + "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop", "Zürich 東京 😀", "<b>\"it's\" & more</b>", "C:\\users", " "})
    void what_is_only_read_stays_as_it_is(String text) {
        assertThat(PlainText.of(text)).isSameAs(text);
    }

    /** A tag, invisible and beyond the first 65,536. */
    @Test
    void a_character_of_two_halves_is_looked_at_as_one() {
        assertThat(PlainText.of("a\uDB40\uDC41b")).isEqualTo("a\\udb40\\udc41b");
    }

    @Test
    void what_is_too_long_ends_early() {
        assertThat(PlainText.of("x".repeat(500))).hasSize(500);
        assertThat(PlainText.of("x".repeat(501))).hasSize(500).endsWith("x…");
        assertThat(PlainText.of("abcd", 3)).isEqualTo("ab…");
        assertThat(PlainText.of("ab😀d", 4)).as("half a character is none").isEqualTo("ab\\ud83d…");
    }

    @Test
    void of_lines_only_the_ends_stay() {
        assertThat(PlainText.lines("a\n\u001b[2Jb")).isEqualTo("a\n\\u001b[2Jb");
    }
}
