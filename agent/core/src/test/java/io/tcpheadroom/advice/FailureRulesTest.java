package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.FailureSample;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Samples;
import io.tcpheadroom.resource.SocketCoverage;
import io.tcpheadroom.tracker.FailedOperation;
import io.tcpheadroom.tracker.FailureReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When failures are a finding, its exact text, and when it ends. */
class FailureRulesTest {
    private static final HookHealth WELL = new HookHealth(Map.of(), null, 0);
    private static final String ALL = ". failures() of tcp.headroom:type=Sockets lists them all";

    private final History history = new History();

    private static FailureSample connects(FailureReason reason, long count, double last) {
        return connects(reason, count, last, 0);
    }

    /** Where so many came up, all of them lately. */
    private static FailureSample connects(FailureReason reason, long count, double last, long connected) {
        return Samples.connect(reason, "192.0.2.7:5432", count, last, connected, connected);
    }

    private List<String> at(double second, FailureSample... failures) {
        return at(Samples.failed(second, List.of(failures)));
    }

    private List<String> at(Sample sample) {
        Moment now = new Moment(sample, WELL, SocketCoverage.UNKNOWN);
        history.add(now);
        return Advice.of(history.upTo(now)).stream().map(FindingData::toString).toList();
    }

    @Test
    void connects_that_time_out_are_named_with_destination_app_and_call_site() {
        at(0);
        assertThat(at(60, connects(FailureReason.TIMED_OUT, 200, 58)))
                .containsExactly("WARN app shop: connects to 192.0.2.7:5432 fail: timed out. "
                        + "Evidence: 200 timed out in the last minute, 0 connected; the last 2 s ago: IOException: timed out; "
                        + "opened at shop.Cart.pay(Cart.java:7). "
                        + "Remedy: Check that the host is up and that no firewall drops the packets; a server whose accept queue "
                        + "is full does not answer either" + ALL);
    }

    @Test
    void reasons_of_one_destination_are_one_finding_the_most_frequent_first() {
        assertThat(at(
                        10,
                        connects(FailureReason.REFUSED, 3, 9, 7),
                        connects(FailureReason.UNREACHABLE, 4, 8, 7),
                        connects(FailureReason.CLOSED, 9, 8, 7)))
                .containsExactly("WARN app shop: connects to 192.0.2.7:5432 fail: unreachable, refused. "
                        + "Evidence: 4 unreachable, 3 refused in the last minute, 7 connected; the last 1 s ago: "
                        + "IOException: refused; opened at shop.Cart.pay(Cart.java:7). "
                        + "Remedy: Check the route (`ip route get`) and the firewalls that reject packets" + ALL);
    }

    @Test
    void what_the_program_gives_up_counts_where_nothing_comes_up() {
        assertThat(at(10, connects(FailureReason.CLOSED, 9, 8)))
                .singleElement()
                .asString()
                .startsWith(
                        "WARN app shop: connects to 192.0.2.7:5432 fail: closed meanwhile. Evidence: 9 closed meanwhile");
        assertThat(at(11, connects(FailureReason.CLOSED, 10, 11, 1))).isEmpty();
    }

    @Test
    void a_few_are_none_and_a_few_among_many_connects_neither() {
        assertThat(at(10, connects(FailureReason.REFUSED, 4, 9))).isEmpty();
        assertThat(at(11, connects(FailureReason.REFUSED, 20, 9, 2_000))).isEmpty();
        assertThat(at(12, connects(FailureReason.REFUSED, 20, 9, 1_900))).hasSize(1);
    }

    /** The healthy twin: a few fail among the thousands that come up, and nothing had failed there before. */
    @Test
    void the_first_failures_of_a_busy_destination_are_none() {
        at(0);
        assertThat(at(60, Samples.connect(FailureReason.REFUSED, "192.0.2.7:5432", 5, 59, 90_000, 10_000)))
                .isEmpty();
        assertThat(at(61, Samples.connect(FailureReason.CLOSED, "192.0.2.7:5432", 99, 59, 90_000, 1)))
                .isEmpty();
    }

    @Test
    void an_outage_is_not_hidden_by_the_connects_of_long_ago() {
        at(0);
        assertThat(at(60, Samples.connect(FailureReason.REFUSED, "192.0.2.7:5432", 5, 59, 90_000, 0)))
                .singleElement()
                .asString()
                .contains("Evidence: 5 refused in the last minute, 0 connected; ");
    }

    @Test
    void connects_of_the_last_minute_are_told_exactly_once_something_has_failed_for_so_long() {
        at(0, Samples.connect(FailureReason.UNREACHABLE, "192.0.2.7:5432", 1, 0, 900, 900));
        assertThat(at(60, Samples.connect(FailureReason.REFUSED, "192.0.2.7:5432", 20, 59, 907, 907)))
                .singleElement()
                .asString()
                .contains("Evidence: 20 refused in the last minute, 7 connected; ");
    }

    /** Of two listeners of one port: what one of them counted is forgotten. */
    @Test
    void that_some_are_forgotten_makes_no_news_of_the_others() {
        at(0, Samples.accepts("0.0.0.0:8080", 512, 512, -60));
        assertThat(at(61, Samples.accepts("0.0.0.0:8080", 12, 512, -60))).isEmpty();
        assertThat(at(62, Samples.accepts("0.0.0.0:8080", 13, 513, 62)))
                .singleElement()
                .asString()
                .contains("Evidence: 1 no descriptor left in the last minute; ");
    }

    /** A program that tries once a second until its server is up. */
    @Test
    void it_ends_soon_after_the_server_is_up() {
        for (int second = 1; second <= 30; second++) {
            int failed = second;
            assertThat(at(second, connects(FailureReason.REFUSED, failed, second)))
                    .as("second " + second)
                    .hasSize(second >= 5 ? 1 : 0);
        }
        for (int second = 31; second <= 100; second++) {
            List<String> findings = at(second, connects(FailureReason.REFUSED, 30, 30, second - 30));
            if (second >= 50) {
                assertThat(findings).as("second " + second).isEmpty();
            }
        }
    }

    @Test
    void it_ends_a_minute_after_the_last_failure_even_if_nobody_tries_again() {
        for (int second = 0; second <= 140; second++) {
            int failed = Math.min(second, 20);
            List<String> findings = at(second, connects(FailureReason.REFUSED, failed, failed));
            if (second >= 5 && second < 80) {
                assertThat(findings).as("second " + second).hasSize(1);
            }
            if (second >= 90) {
                assertThat(findings).as("second " + second).isEmpty();
            }
        }
    }

    /** One failure every 20 s is below what begins it, and not below what ends it. */
    @Test
    void it_does_not_flicker_where_failures_become_rare() {
        int failed = 0;
        for (int second = 0; second <= 200; second++) {
            failed += second <= 10 || second % 20 == 0 ? 1 : 0;
            List<String> findings = at(second, connects(FailureReason.REFUSED, failed, second));
            if (second >= 5) {
                assertThat(findings).as("second " + second).hasSize(1);
            }
        }
    }

    @Test
    void a_row_that_was_forgotten_begins_anew() {
        at(0, connects(FailureReason.REFUSED, 500, 0));
        assertThat(at(60, connects(FailureReason.REFUSED, 6, 59)))
                .singleElement()
                .asString()
                .contains("Evidence: 6 refused in the last minute");
    }

    @Test
    void an_accept_without_a_descriptor_left_is_critical_at_once() {
        FailureSample accepts =
                Samples.failure(FailedOperation.ACCEPT, FailureReason.NO_DESCRIPTOR, "0.0.0.0:8080", 1, 9);
        assertThat(at(10, accepts))
                .containsExactly("CRITICAL app shop: accepts on 0.0.0.0:8080 fail: no descriptor left. "
                        + "Evidence: 1 no descriptor left in the last minute; the last 1 s ago: IOException: no descriptor left; "
                        + "opened at shop.Cart.pay(Cart.java:7). "
                        + "Remedy: Fix the leak, or raise LimitNOFILE= (systemd) or `ulimit -n`, including the hard limit; where "
                        + "the message ends in \"in system\", fs.file-max");
    }

    @Test
    void opens_without_a_descriptor_left_have_no_place() {
        assertThat(at(10, Samples.failure(FailedOperation.OPEN, FailureReason.NO_DESCRIPTOR, "", 1, 9)))
                .singleElement()
                .asString()
                .startsWith("CRITICAL app shop: opens fail: no descriptor left. ");
    }

    @Test
    void binds_and_other_failures_of_opens_are_none() {
        assertThat(at(
                        10,
                        Samples.failure(FailedOperation.BIND, FailureReason.NO_ADDRESS, "192.0.2.1", 99, 9),
                        Samples.failure(FailedOperation.BIND, FailureReason.OTHER, "0.0.0.0:8080", 99, 9),
                        Samples.failure(FailedOperation.OPEN, FailureReason.OTHER, "", 99, 9),
                        Samples.failure(FailedOperation.ACCEPT, FailureReason.OTHER, "0.0.0.0:8080", 99, 9)))
                .isEmpty();
    }

    @Test
    void of_many_destinations_the_ten_worst_are_named() {
        List<FailureSample> failures = new ArrayList<>();
        for (int i = 1; i <= 25; i++) {
            failures.add(
                    Samples.failure(FailedOperation.CONNECT, FailureReason.UNREACHABLE, "192.0.2.1:" + i, 10 + i, 9));
        }
        List<String> findings = at(Samples.failed(10, failures));

        assertThat(findings).hasSize(11);
        assertThat(findings)
                .filteredOn(finding -> finding.startsWith("WARN sockets"))
                .containsExactly("WARN sockets: connects to further destinations fail. "
                        + "Evidence: 270 in the last minute, to 15 destinations beside those of other findings. "
                        + "Remedy: Look at what these destinations have in common: the network, the name service or a proxy"
                        + ALL);
        assertThat(findings.toString())
                .contains("192.0.2.1:25 fail", "192.0.2.1:16 fail")
                .doesNotContain("192.0.2.1:15 fail");
    }
}
