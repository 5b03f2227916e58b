package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tcpheadroom.resource.AppSample;
import io.tcpheadroom.resource.Samples;
import io.tcpheadroom.resource.SocketCoverage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {
    private History history = new History();

    /** A moment by which so many errors were counted. */
    private static Moment moment(double second, long errors) {
        return new Moment(Samples.at(second), new HookHealth(Map.of(), null, errors), SocketCoverage.UNKNOWN);
    }

    private Snapshot run(double seconds, double every) {
        history = new History();
        Moment now = null;
        for (int i = 0; i * every <= seconds; i++) {
            now = moment(i * every, Math.round(i * every));
            history.add(now);
        }
        return history.upTo(now);
    }

    private static long errors(Moment moment) {
        return moment.hooks().errorsTotal();
    }

    @Test
    void at_first_there_is_nothing_to_look_back_on_and_all_growth_is_new() {
        Snapshot first = history.upTo(moment(0, 7));

        assertThat(first.before(1)).isEmpty();
        assertThat(first.growth(60, HistoryTest::errors)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 4})
    void the_last_minute_is_known_to_five_seconds_and_ten_minutes_to_one(double every) {
        for (int seconds = 1000; seconds < 1060; seconds += 13) {
            Snapshot now = run(seconds, every);

            assertThat(now.growth(60, HistoryTest::errors)).isBetween(60L, 70L);
            assertThat(now.growth(600, HistoryTest::errors)).isBetween(600L, 670L);
            assertThat(now.before(1000)).isEmpty();
        }
    }

    @Test
    void what_is_remembered_is_bounded() {
        int most = 0;
        for (int i = 0; i < 10_000; i++) {
            Moment now = moment(0.1 * i, i);
            history.add(now);
            most = Math.max(most, history.upTo(now).rememberedMoments());
        }

        assertThat(most).isBetween(20, 26);
    }

    @Test
    void with_samples_an_hour_apart_the_last_one_is_remembered() {
        Snapshot now = run(3 * 3600, 3600);

        Optional<Moment> before = now.before(600);
        assertThat(before).isPresent();
        assertThat(before.orElseThrow().secondsBefore(moment(3 * 3600, 0))).isCloseTo(3600, within(1e-6));
    }

    @Test
    void a_finding_ends_ten_minutes_after_the_last_error() {
        for (int second = 0; second <= 2000; second++) {
            Moment now = moment(second, second < 700 ? 0 : 4);
            history.add(now);
            List<String> findings = Advice.of(history.upTo(now)).stream()
                    .map(finding -> finding.getSubject() + ": " + finding.getEvidence())
                    .toList();
            if (second < 700 || second > 700 + 660) {
                assertThat(findings).isEmpty();
            } else if (second < 700 + 600) {
                assertThat(findings).containsExactly("hooks: HookErrorsTotal 4");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_leak_ends_as_a_finding_when_no_further_socket_is_dropped_for_ten_minutes(boolean isReclaimed) {
        int ended = 0;
        for (int second = 0; second <= 2000; second += 10) {
            int dropped = second < 100 ? 0 : 2;
            AppSample app = isReclaimed
                    ? Samples.app("shop", dropped, null, 0, null)
                    : Samples.app("shop", 0, null, dropped, null);
            Moment now = new Moment(
                    Samples.at(second, List.of(app)), new HookHealth(Map.of(), null, 0), SocketCoverage.UNKNOWN);
            history.add(now);
            boolean isFound = !Advice.of(history.upTo(now)).isEmpty();
            if (second >= 100 && second < 700) {
                assertThat(isFound).isTrue();
            } else if (second < 100 || second > 770) {
                assertThat(isFound).isFalse();
                ended++;
            }
        }
        assertThat(ended).isGreaterThan(100);
    }
}
