package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FigureTest {
    private static final Figure UNKNOWN = Figure.unknown("the file is forbidden");

    @Test
    void what_is_no_number_has_no_value() {
        assertThatThrownBy(Figure.unlimited()::value).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(UNKNOWN::value).hasMessageContaining("the file is forbidden");
        assertThat(UNKNOWN.orNull()).isNull();
        assertThat(Figure.unlimited().orNull()).isNull();
        assertThat(Figure.notApplicable("no module").orNull()).isNull();
    }

    @Test
    void minus_one_and_zero_are_numbers_like_any_other() {
        assertThat(Figure.of(-1).orNull()).isEqualTo(-1);
        assertThat(Figure.of(0).isNumber()).isTrue();
    }

    @Test
    void the_largest_number_is_no_limit() {
        assertThat(Figure.limit(Long.MAX_VALUE)).isSameAs(Figure.unlimited());
        assertThat(Figure.limit(Long.MAX_VALUE - 1)).isEqualTo(Figure.of(Long.MAX_VALUE - 1));
    }

    @Test
    void the_tighter_of_two_limits_counts() {
        assertThat(Figure.of(50).min(Figure.of(4096))).isEqualTo(Figure.of(50));
        assertThat(Figure.of(50).min(Figure.unlimited())).isEqualTo(Figure.of(50));
        assertThat(Figure.unlimited().min(Figure.of(50))).isEqualTo(Figure.of(50));
        assertThat(Figure.unlimited().min(Figure.unlimited())).isEqualTo(Figure.unlimited());
    }

    @Test
    void a_limit_that_cannot_be_seen_may_be_the_tighter_one() {
        assertThat(Figure.of(50).min(UNKNOWN)).isEqualTo(UNKNOWN);
        assertThat(UNKNOWN.min(Figure.of(50))).isEqualTo(UNKNOWN);
        assertThat(UNKNOWN.min(Figure.unlimited())).isEqualTo(UNKNOWN);
        assertThat(Figure.unlimited().min(UNKNOWN)).isEqualTo(UNKNOWN);
    }
}
