package io.tcpheadroom.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final Finding WARN =
            new Finding("WARN", "resource process-fds", "few are left", "9 of 10", "Close some", "resource-near-limit");
    private static final Finding CRITICAL = new Finding(
            "CRITICAL", "resource process-fds", "few are left", "10 of 10", "Close some", "resource-near-limit");

    private final Findings findings = new Findings();

    @Test
    void that_there_is_none_is_said_once() {
        assertThat(findings.news(0, List.of())).containsExactly("\nAfter 0 s", "No findings yet.");
        assertThat(findings.news(1, List.of())).isEmpty();
    }

    @Test
    void one_that_comes_is_told_with_its_evidence_its_remedy_and_its_rule() {
        assertThat(findings.news(1_200, List.of(WARN)))
                .containsExactly(
                        "\nAfter 1,200 s",
                        "WARN resource process-fds: few are left (resource-near-limit)",
                        "  Evidence: 9 of 10",
                        "  Remedy: Close some");
    }

    @Test
    void it_is_told_again_only_when_its_severity_changes() {
        findings.news(1, List.of(WARN));

        assertThat(findings.news(2, List.of(WARN))).isEmpty();
        assertThat(findings.news(3, List.of(CRITICAL))).contains("  Evidence: 10 of 10");
        assertThat(findings.news(4, List.of(CRITICAL))).isEmpty();
    }

    @Test
    void one_that_goes_is_over() {
        findings.news(1, List.of(WARN));

        assertThat(findings.news(2, List.of()))
                .containsExactly("\nAfter 2 s", "Over: resource process-fds (resource-near-limit)", "No findings.");
    }

    @Test
    void of_two_of_one_rule_and_subject_the_worst_counts() {
        assertThat(findings.news(1, List.of(CRITICAL, WARN)))
                .contains("  Evidence: 10 of 10")
                .doesNotContain("  Evidence: 9 of 10");
    }
}
