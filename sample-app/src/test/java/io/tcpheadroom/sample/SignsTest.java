package io.tcpheadroom.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignsTest {
    @Test
    void what_the_output_cannot_encode_is_drawn_in_ascii() {
        assertThat(Signs.in(UTF_8)).isEqualTo(Signs.UNICODE);
        assertThat(Signs.in(US_ASCII)).isEqualTo(Signs.ASCII);
        assertThat(Signs.in(ISO_8859_1)).isEqualTo(Signs.ASCII);
    }

    @Test
    void a_bar_is_full_only_at_the_limit() {
        assertThat(Signs.ASCII.bar(0, 4)).isEqualTo("....");
        assertThat(Signs.ASCII.bar(0.5, 4)).isEqualTo("##..");
        assertThat(Signs.ASCII.bar(0.999, 4)).isEqualTo("###.");
        assertThat(Signs.ASCII.bar(1, 4)).isEqualTo("####");
        assertThat(Signs.ASCII.bar(1.3, 4)).isEqualTo("####");
    }
}
