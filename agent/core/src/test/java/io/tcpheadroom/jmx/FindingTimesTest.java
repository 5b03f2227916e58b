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

    private static FindingData finding(String severity, String rule, String problem, String evidence) {
        return new FindingData(severity, "app shop", problem, evidence, "why", "remedy", rule, null);
    }

    private static FindingData leak(String evidence) {
        return finding("WARN", "leaks", "it leaks", evidence);
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
    void a_finding_keeps_its_time_whatever_its_severity_and_its_texts() {
        assertThat(since(1, finding("WARN", "fails", "descriptors are at WARN: few", "7 refused")))
                .containsExactly(at(1));
        assertThat(since(2, finding("CRITICAL", "fails", "descriptors are at CRITICAL", "9 refused")))
                .containsExactly(at(1));
    }

    @Test
    void two_of_one_rule_and_subject_have_each_their_own_time_where_they_are_about_different_things() {
        assertThat(since(1, leak("3").about("here"))).containsExactly(at(1));
        assertThat(since(2, leak("9").about("there"), leak("4").about("here"))).containsExactly(at(2), at(1));
        assertThat(since(3, leak("9").about("there"))).containsExactly(at(2));
    }

    @Test
    void one_that_was_gone_begins_anew() {
        assertThat(since(1, leak("3"))).containsExactly(at(1));
        assertThat(since(2)).isEmpty();
        assertThat(since(3, leak("3"))).containsExactly(at(3));
        assertThat(since(4, finding("WARN", "another", "it leaks", "1"))).containsExactly(at(4));
        assertThat(since(5, leak("3"))).containsExactly(at(5));
    }

    @Test
    void what_is_found_because_no_sample_comes_holds_since_the_last_one() {
        since(1, leak("3"));
        since(2);
        second.set(20);

        assertThat(times.sinceLast(leak("4")).getSince()).isEqualTo(at(2));
    }

    @Test
    void all_else_stays_as_it_was() {
        since(1, leak("3"));
        second.set(2);

        List<FindingData> findings = times.of(List.of(finding("WARN", "grows", "it grows", "4"), leak("5")));

        assertThat(findings).extracting(FindingData::getSince).containsExactly(at(2), at(1));
        assertThat(findings.get(1))
                .usingRecursiveComparison()
                .isEqualTo(leak("5").heldSince(at(1)));
    }
}
