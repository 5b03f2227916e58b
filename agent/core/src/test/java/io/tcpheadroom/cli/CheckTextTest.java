package io.tcpheadroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckTextTest {
    private static String headroom(String headroom, String resources) {
        Answer answer = Answer.parse(
                "{\"status\": \"OK\", \"headroom\": {" + headroom + "}, \"resources\": [" + resources + "]}");
        return CheckText.lines(answer, Paint.NONE).get(1);
    }

    @Test
    void the_room_is_told_with_its_direction_and_its_wall() {
        assertThat(headroom(
                        "\"connections\": 926, \"direction\": \"INCOMING\", \"resource\": \"process-fds\", \"connectionsPerSecond\": 470",
                        ""))
                .isEqualTo("room for 926 more incoming connections, then process-fds is full, "
                        + "at most 470 new connections a second");
    }

    @Test
    void an_agent_that_tells_no_direction_is_understood() {
        assertThat(headroom("\"connections\": 926, \"resource\": \"process-fds\"", ""))
                .isEqualTo("room for 926 more connections, then process-fds is full");
    }

    @Test
    void what_is_all_but_full_and_not_counted_is_named() {
        assertThat(headroom(
                        "\"connections\": 926, \"direction\": \"INCOMING\", \"resource\": \"process-fds\", "
                                + "\"unknown\": \"ephemeral-ports, tcp-orphans\"",
                        "{\"id\": \"process-fds\", \"status\": \"OK\"}, "
                                + "{\"id\": \"ephemeral-ports\", \"status\": \"CRITICAL\"}, "
                                + "{\"id\": \"tcp-orphans\", \"status\": \"UNKNOWN\", \"reason\": \"no such file\"}"))
                .isEqualTo("room for 926 more incoming connections, then process-fds is full; "
                        + "not counted: ephemeral-ports (CRITICAL)");
    }
}
