package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Counts by reason, which are made by the first thread that has something to count. */
class FailureCountsTest {
    private static String text(FailureCounts counts) {
        FailureTotals totals = counts.totals();
        return counts.sum() + ": " + totals.of(FailureReason.REFUSED) + " refused, "
                + totals.of(FailureReason.TIMED_OUT) + " timed out, " + totals.of(FailureReason.OTHER) + " other";
    }

    @Test
    void where_nothing_has_failed_no_totals_are_made() {
        FailureCounts counts = new FailureCounts();
        FailureCounts others = new FailureCounts();
        counts.addTo(others);
        counts.drainTo(others);

        assertThat(counts.totals()).isSameAs(FailureTotals.NONE);
        assertThat(others.totals()).isSameAs(FailureTotals.NONE);
        assertThat(text(counts)).isEqualTo("0: 0 refused, 0 timed out, 0 other");
    }

    @Test
    void added_to_others_they_stay_and_drained_they_are_gone() {
        FailureCounts counts = new FailureCounts();
        counts.add(FailureReason.REFUSED);
        counts.add(FailureReason.REFUSED);
        counts.add(FailureReason.OTHER);
        FailureCounts others = new FailureCounts();
        others.add(FailureReason.TIMED_OUT);

        counts.addTo(others);
        assertThat(text(others)).isEqualTo("4: 2 refused, 1 timed out, 1 other");
        assertThat(text(counts)).isEqualTo("3: 2 refused, 0 timed out, 1 other");
        counts.drainTo(others);
        assertThat(text(others)).isEqualTo("7: 4 refused, 1 timed out, 2 other");
        assertThat(counts.totals()).isSameAs(FailureTotals.NONE);
        counts.add(FailureReason.OTHER);
        assertThat(text(counts)).isEqualTo("1: 0 refused, 0 timed out, 1 other");
    }

    @Test
    void the_first_failures_of_two_threads_at_once_are_both_counted() {
        List<FailureCounts> all =
                IntStream.range(0, 20_000).mapToObj(i -> new FailureCounts()).toList();
        Race.run(
                all.size(),
                i -> all.get(i).add(FailureReason.REFUSED),
                i -> all.get(i).add(FailureReason.TIMED_OUT));

        assertThat(all).extracting(FailureCountsTest::text).containsOnly("2: 1 refused, 1 timed out, 0 other");
    }
}
