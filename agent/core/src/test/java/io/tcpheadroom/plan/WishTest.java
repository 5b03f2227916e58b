package io.tcpheadroom.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WishTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    ""                                | a plan needs connections (incoming) or outgoing, at least 1
                    rate=5                            | a plan needs connections (incoming) or outgoing, at least 1
                    connections=0                     | a plan needs connections (incoming) or outgoing, at least 1
                    connections=-1                    | connections must be a whole number from 0 to 10000000, not '-1'
                    connections=many                  | connections must be a whole number from 0 to 10000000, not 'many'
                    connections=                      | connections must be a whole number from 0 to 10000000, not ''
                    connections=1e4                   | connections must be a whole number from 0 to 10000000, not '1e4'
                    connections=99999999999999999999  | connections must be a whole number from 0 to 10000000, not '99999999999999999999'
                    connections=5,rate=1.5            | rate must be a whole number from 0 to 10000000, not '1.5'
                    connections=5,destinations=2      | destinations are of outgoing connections, and there are none; give outgoing too
                    outgoing=5,destinations=6         | destinations must be a whole number from 1 to 5, not '6'
                    connections=5,pause=3601          | pause must be a whole number from 0 to 3600, not '3601'
                    connections=5,buffer=1073741825   | buffer must be a whole number from 0 to 1073741824, not '1073741825'
                    connections=5,listen=80 65536     | listen must be a whole number from 1 to 65535, not '65536'
                    connections=5,listen=0            | listen must be a whole number from 1 to 65535, not '0'
                    connections=5,connections=6       | connections is given twice
                    connections                       | 'connections' is not key=value
                    conections=5                      | unknown key 'conections'; known are connections, outgoing, rate, destinations, buffer, pause, listen
                    """)
    void nonsense_is_refused_in_one_line(String text, String message) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Wish.parse(text))
                .withMessage(message);
    }

    @Test
    void every_key_is_taken_as_it_is_given() {
        Wish wish = Wish.parse(
                "connections=9000, outgoing=400,\nrate=500,destinations=4,buffer=100,pause=10,listen=8443 8080");

        assertThat(wish.incoming()).isEqualTo(9000);
        assertThat(wish.outgoing()).isEqualTo(400);
        assertThat(wish.perSecond()).isEqualTo(500);
        assertThat(wish.destinations()).isEqualTo(4);
        assertThat(wish.bufferBytes()).isEqualTo(100);
        assertThat(wish.pauseSeconds()).isEqualTo(10);
        assertThat(wish.listeners()).containsExactly(8080, 8443);
        assertThat(wish.burst()).isEqualTo(5000);
        assertThat(wish)
                .hasToString("9000 incoming and 400 outgoing (4 destinations) connections, 500 new ones a second,"
                        + " pauses of up to 10 s");
    }

    @Test
    void what_is_left_out_is_as_after_a_restart() {
        Wish wish = Wish.parse("connections=6000");

        assertThat(wish.perSecond()).isEqualTo(100);
        assertThat(wish.pauseSeconds()).isEqualTo(1);
        assertThat(wish.burst()).isEqualTo(100);
        assertThat(wish.bufferBytes()).isNull();
        assertThat(wish.listeners()).isEmpty();
    }

    @Test
    void no_more_arrive_in_a_pause_than_are_wished_for() {
        assertThat(Wish.parse("connections=50,rate=1000,pause=60").burst()).isEqualTo(50);
    }

    @Test
    void a_program_s_own_listeners_join_those_that_are_given() {
        assertThat(Wish.parse("connections=5,listen=80")
                        .listeningOn(List.of(443))
                        .listeners())
                .containsExactly(80, 443);
    }
}
