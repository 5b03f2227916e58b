package io.tcpheadroom.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FindingTimesTest {
    private final AtomicLong second = new AtomicLong();
    private final FindingTimes times = new FindingTimes(() -> at(second.get()));

    private static Date at(long second) {
        return Date.from(Instant.ofEpochSecond(second));
    }

    private static FindingData finding(String severity, String problem, String evidence) {
        return new FindingData(severity, "app shop", problem, evidence, "why", "remedy", "rule", null);
    }

    private List<Date> since(long atSecond, FindingData... findings) {
        second.set(atSecond);
        return times.of(List.of(findings)).stream().map(FindingData::getSince).toList();
    }

    @Test
    void none_is_none() {
        assertThat(since(1)).isEmpty();
    }

    @Test
    void a_finding_keeps_its_time_whatever_its_severity_its_evidence_and_the_details_of_its_problem() {
        assertThat(since(1, finding("WARN", "connects to 10.0.0.1:80 fail: refused", "7 refused")))
                .containsExactly(at(1));
        assertThat(since(2, finding("CRITICAL", "connects to 10.0.0.1:80 fail: timed out, refused", "9 refused")))
                .containsExactly(at(1));
    }

    @Test
    void a_problem_that_names_its_severity_keeps_its_time_when_that_rises() {
        assertThat(since(1, finding("WARN", "File descriptors are at WARN. When full: no", "88 %")))
                .containsExactly(at(1));
        assertThat(since(2, finding("CRITICAL", "File descriptors are at CRITICAL. When full: no", "96 %")))
                .containsExactly(at(1));
    }

    @Test
    void one_that_was_gone_begins_anew() {
        FindingData finding = finding("WARN", "leaks", "3");

        assertThat(since(1, finding)).containsExactly(at(1));
        assertThat(since(2)).isEmpty();
        assertThat(since(3, finding)).containsExactly(at(3));
        assertThat(since(4, finding("WARN", "another", "1"))).containsExactly(at(4));
        assertThat(since(5, finding)).containsExactly(at(5));
    }

    @Test
    void each_has_its_own_time_and_all_else_stays_as_it_was() {
        since(1, finding("WARN", "leaks", "3"));
        second.set(2);

        List<FindingData> findings = times.of(List.of(finding("WARN", "grows", "4"), finding("WARN", "leaks", "5")));

        assertThat(findings).extracting(FindingData::getSince).containsExactly(at(2), at(1));
        assertThat(findings.get(1))
                .usingRecursiveComparison()
                .isEqualTo(finding("WARN", "leaks", "5").heldSince(at(1)));
    }
}
