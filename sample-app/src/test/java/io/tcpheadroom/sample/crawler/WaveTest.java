package io.tcpheadroom.sample.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaveTest {
    private final Wave wave = new Wave(200);

    @Test
    void it_ramps_up_from_nothing_to_the_peak() {
        assertThat(wave.at(0)).isZero();
        assertThat(wave.at(5)).isEqualTo(100);
        assertThat(wave.at(10)).isEqualTo(200);
    }

    @Test
    void it_sinks_and_comes_back() {
        assertThat(wave.at(40)).isEqualTo(80);
        assertThat(wave.at(70)).isEqualTo(200);
    }

    @Test
    void it_never_leaves_its_bounds() {
        assertThat(IntStream.range(0, 3_000).map(tenth -> wave.at(tenth / 10.0)))
                .allMatch(connections -> connections >= 0 && connections <= 200);
    }
}
