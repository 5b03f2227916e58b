package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NumbersTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore_locale() {
        Locale.setDefault(before);
    }

    @Test
    void numbers_look_the_same_in_every_country() {
        Locale.setDefault(Locale.GERMANY);

        assertThat(Numbers.count(18_007L)).isEqualTo("18,007");
        assertThat(Numbers.amount(12_897_485L, "bytes")).isEqualTo("12.3 MiB");
        assertThat(Numbers.amount(12_897_485L, "sockets")).isEqualTo("12,897,485");
        assertThat(Numbers.count(null)).isEqualTo("\u2013");
    }

    @Test
    void bytes_never_read_1024_of_a_unit() {
        assertThat(Numbers.bytes(1023)).isEqualTo("1023 B");
        assertThat(Numbers.bytes(1024)).isEqualTo("1.0 KiB");
        assertThat(Numbers.bytes(1024 * 1024 - 1)).isEqualTo("1.0 MiB");
        assertThat(Numbers.bytes(Long.MAX_VALUE)).isEqualTo("8.0 EiB");
    }

    @Test
    void a_percentage_is_100_only_when_full_and_0_only_when_empty() {
        assertThat(Numbers.percent(0.0)).isEqualTo("0 %");
        assertThat(Numbers.percent(0.0001)).isEqualTo("<1 %");
        assertThat(Numbers.percent(0.90035)).isEqualTo("90 %");
        assertThat(Numbers.percent(0.9999)).isEqualTo("99 %");
        assertThat(Numbers.percent(1.0)).isEqualTo("100 %");
        assertThat(Numbers.percent(null)).isEqualTo("\u2013");
    }

    @Test
    void a_trend_is_told_by_the_second_or_when_slow_by_the_minute() {
        assertThat(Numbers.trend(31.2, "sockets")).isEqualTo("31/s");
        assertThat(Numbers.trend(-3.2, "sockets")).isEqualTo("3.2/s");
        assertThat(Numbers.trend(0.02, "sockets")).isEqualTo("1.2/min");
        assertThat(Numbers.trend(1_258_291.2, "bytes")).isEqualTo("1.2 MiB/s");
        assertThat(Numbers.trend(0.0, "sockets")).isEqualTo("steady");
        assertThat(Numbers.trend(null, "sockets")).isEqualTo("\u2013");
    }

    @Test
    void a_prediction_has_one_unit() {
        assertThat(Durations.about(3)).isEqualTo("a few seconds");
        assertThat(Durations.about(44)).isEqualTo("about 40 seconds");
        assertThat(Durations.about(240)).isEqualTo("about 4 minutes");
        assertThat(Durations.about(7_200)).isEqualTo("about 2 hours");
        assertThat(Durations.about(200_000)).isEqualTo("about 2 days");
        assertThat(Durations.brief(32.0)).isEqualTo("32 s");
        assertThat(Durations.brief(240.0)).isEqualTo("4 min");
        assertThat(Durations.brief(1e9)).isEqualTo("> 30 d");
        assertThat(Durations.brief(null)).isEqualTo("\u2013");
    }
}
