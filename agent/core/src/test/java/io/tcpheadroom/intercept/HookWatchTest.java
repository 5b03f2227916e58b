package io.tcpheadroom.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.hooks.install.HookReport;
import io.tcpheadroom.hooks.install.HookStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HookWatchTest {
    private final List<HookReport> report = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private long changes;
    private int reports;
    private final HookWatch watch = new HookWatch(this::report, () -> changes, () -> 7, log::add);

    private List<HookReport> report() {
        reports++;
        return report;
    }

    @Test
    void before_the_first_look_nothing_is_wrong() {
        assertThat(watch.seen().missedHooks()).isEmpty();
        assertThat(watch.seen().selfTestFailure()).isNull();
        assertThat(watch.seen().errorsTotal()).isZero();
    }

    @Test
    void hooks_that_stand_or_have_no_business_here_are_not_missed() {
        report.add(new HookReport("open", HookStatus.INSTALLED, "a.B.c"));
        report.add(new HookReport("Netty: open", HookStatus.NOT_APPLICABLE, "the library is not loaded"));
        watch.selfTested(null);
        watch.look();

        assertThat(watch.seen().missedHooks()).isEmpty();
        assertThat(watch.seen().selfTestFailure()).isNull();
        assertThat(log).isEmpty();
    }

    @Test
    void a_missed_hook_is_a_line_in_the_log_and_goes_to_the_advice_however_late_it_is_missed() {
        watch.look();
        report.add(new HookReport("close", HookStatus.MISSED, "JDK 99 has no a.B.c"));
        changes++;
        watch.look();

        assertThat(log)
                .containsExactly(
                        "hook 'close' could not be installed; some sockets may not be counted: JDK 99 has no a.B.c");
        assertThat(watch.seen().missedHooks()).isEqualTo(Map.of("close", "JDK 99 has no a.B.c"));
    }

    @Test
    void as_long_as_nothing_changes_no_report_is_made() {
        report.add(new HookReport("close", HookStatus.MISSED, "JDK 99 has no a.B.c"));
        watch.look();
        watch.look();

        assertThat(reports).isEqualTo(1);
        assertThat(watch.seen().missedHooks()).containsKey("close");
    }

    @Test
    void a_failed_self_test_and_the_errors_of_hooks_go_to_the_advice() {
        watch.selfTested("0 of 9 events reached the agent");
        watch.look();

        assertThat(log)
                .containsExactly(
                        "the hooks do not work on this JVM, sockets go uncounted: 0 of 9 events reached the agent");
        assertThat(watch.seen().selfTestFailure()).isEqualTo("0 of 9 events reached the agent");
        assertThat(watch.seen().errorsTotal()).isEqualTo(7);
    }
}
