package io.tcpheadroom.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogTest {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Log log = new Log();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(before);
    }

    private String[] lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
    }

    @Test
    void messages_that_differ_only_in_their_numbers_end_at_50_and_the_last_line_says_so() {
        for (int i = 1; i <= 1000; i++) {
            log.warn("problem " + i);
        }

        assertThat(lines())
                .hasSize(51)
                .startsWith("tcp-headroom: problem 1")
                .endsWith("tcp-headroom: problem 50", "tcp-headroom: 50 messages logged; further messages suppressed");
    }

    @Test
    void each_message_is_printed_once_with_our_name_before_it() {
        log.warn("problem");
        log.warn("problem");
        log.warn("more");

        assertThat(lines()).containsExactly("tcp-headroom: problem", "tcp-headroom: more");
    }

    @Test
    void what_others_wrote_neither_begins_a_line_nor_commands_a_terminal() {
        log.warn("loader a\nb\u001b[2J\u202e: failed");

        assertThat(lines()).containsExactly("tcp-headroom: loader a\\u000ab\\u001b[2J\\u202e: failed");
    }

    @Test
    void while_all_is_well_nothing_is_printed() {
        assertThat(lines()).isEmpty();
    }
}
