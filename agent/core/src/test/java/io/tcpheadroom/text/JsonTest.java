package io.tcpheadroom.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "[1,",
                "{\"a\"}",
                "{\"a\":1,}",
                "{a:1}",
                "\"a",
                "\"\\u12\"",
                "\"\\uzzzz\"",
                "tru",
                "1-2",
                "-",
                "nulll",
                "1 2"
            })
    void what_is_malformed_is_refused(String text) {
        assertThatThrownBy(() -> JsonText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("malformed JSON at character ");
    }

    @Test
    void what_is_too_deep_is_refused_before_it_uses_up_the_stack() {
        assertThatThrownBy(() -> JsonText.parse("[".repeat(100_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("malformed JSON at character 65: too deep");
    }

    @Test
    void only_an_object_is_a_document() {
        assertThatThrownBy(() -> JsonText.parseObject("[]")).hasMessage("not a JSON object");
    }

    @Test
    void what_was_written_is_read_again() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("text", "a\"b\\c\nd\u001b[2Jé\u202e");
        value.put("numbers", Arrays.asList(0L, -17L, Long.MAX_VALUE / 10, 0.25, 1e-9));
        value.put("none", null);
        value.put("is", List.of(true, false));
        value.put("empty", Map.of());

        assertThat(JsonText.parseObject(Json.line(value))).isEqualTo(value);
        assertThat(JsonText.parseObject(Json.indented(value))).isEqualTo(value);
    }

    @Test
    void nothing_in_a_text_reaches_a_terminal_as_a_command() {
        assertThat(Json.line("\u001b[2J\u009b\u202e\t")).isEqualTo("\"\\u001b[2J\\u009b\\u202e\\u0009\"");
    }

    @Test
    void a_number_that_json_does_not_have_is_null() {
        assertThat(Json.line(List.of(Double.NaN, Double.POSITIVE_INFINITY, 1.5)))
                .isEqualTo("[null,null,1.5]");
    }

    @Test
    void for_people_each_member_has_a_line() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("a", List.of(1, 2));
        value.put("b", List.of());

        assertThat(Json.indented(value)).isEqualTo("{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": []\n}");
    }

    @Test
    void what_others_write_with_blanks_and_escapes_is_read() {
        assertThat(JsonText.parse(" [ \"\\/\\t\" ,\n2.5e1 , { } ] ")).isEqualTo(List.of("/\t", 25.0, Map.of()));
    }
}
