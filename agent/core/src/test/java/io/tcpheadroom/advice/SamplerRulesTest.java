package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.resource.Scene;
import org.junit.jupiter.api.Test;

class SamplerRulesTest {
    @Test
    void a_sample_that_came_ten_seconds_late_is_found() {
        assertThat(Found.in(new Scene().at(0), new Scene().late(37.4).at(38), new Scene().at(39)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.getRule()).isEqualTo("sampler-stalled");
                    assertThat(finding.getEvidence()).isEqualTo("one of the last five minutes was 37 s late");
                });
    }

    @Test
    void a_little_late_and_late_long_ago_are_none() {
        assertThat(Found.in(new Scene().late(9.9).at(10))).isEmpty();
        assertThat(Found.in(new Scene().late(37).at(38), new Scene().at(339))).isEmpty();
    }
}
