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
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Log log = new Log();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(before);
    }

    private String[] lines() {
        return told.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
    }

    @Test
    void troubles_that_differ_only_in_their_numbers_end_at_50_and_the_last_line_says_so() {
        for (int i = 1; i <= 1000; i++) {
            log.tell("trouble " + i);
        }

        assertThat(lines())
                .hasSize(51)
                .startsWith("tcp-headroom: trouble 1")
                .endsWith("tcp-headroom: trouble 50", "tcp-headroom: that was line 50, further lines are dropped");
    }

    @Test
    void each_trouble_is_told_once_with_our_name_before_it() {
        log.tell("trouble");
        log.tell("trouble");
        log.tell("more");

        assertThat(lines()).containsExactly("tcp-headroom: trouble", "tcp-headroom: more");
    }

    @Test
    void while_all_is_well_nothing_is_told() {
        assertThat(lines()).isEmpty();
    }
}
