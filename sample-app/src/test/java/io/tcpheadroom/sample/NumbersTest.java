package io.tcpheadroom.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumbersTest {
    private static final String MINUS = "\u2212";

    @Test
    void counts_are_grouped_by_thousands_in_every_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Numbers.amount(18_007, "descriptors")).isEqualTo("18,007");
            assertThat(Numbers.amount(1536, "bytes")).isEqualTo("1.5 KiB");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void bytes_are_in_binary_units() {
        assertThat(Numbers.amount(0, "bytes")).isEqualTo("0 B");
        assertThat(Numbers.amount(1023, "bytes")).isEqualTo("1,023 B");
        assertThat(Numbers.amount(64L << 20, "bytes")).isEqualTo("64 MiB");
        assertThat(Numbers.amount(Long.MAX_VALUE, "bytes")).isEqualTo("8 EiB");
    }

    @Test
    void a_trend_has_its_sign_and_its_unit() {
        assertThat(Numbers.trend(3.2, "ports", MINUS)).isEqualTo("+3.2/s");
        assertThat(Numbers.trend(-1, "ports", MINUS)).isEqualTo(MINUS + "1/s");
        assertThat(Numbers.trend(1234, "ports", MINUS)).isEqualTo("+1,234/s");
        assertThat(Numbers.trend(-2048, "bytes", "-")).isEqualTo("-2 KiB/s");
    }

    @Test
    void a_trend_too_small_to_show_is_zero() {
        assertThat(Numbers.trend(0, "ports", MINUS)).isEqualTo("0");
        assertThat(Numbers.trend(-0.04, "ports", MINUS)).isEqualTo("0");
        assertThat(Numbers.trend(0.04, "bytes", MINUS)).isEqualTo("0");
    }

    @Test
    void a_percentage_that_is_almost_nothing_is_not_nothing() {
        assertThat(Numbers.percent(0)).isEqualTo("0.0");
        assertThat(Numbers.percent(0.0004)).isEqualTo("<0.1");
        assertThat(Numbers.percent(0.9003)).isEqualTo("90.0");
        assertThat(Numbers.percent(1.002)).isEqualTo("100.2");
    }
}
