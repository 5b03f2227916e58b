package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.Status;
import io.tcpheadroom.jconsole.FakeJvm;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingLogTest {
    private static final FindingData HOOK = finding("WARN", "hook close", "it is missed");
    private static final FindingData LEAK = finding("WARN", "app shop", "it leaks");
    private static final FindingData FULL = finding("CRITICAL", "resource process-fds", "it is full");

    private final FakeJvm jvm = new FakeJvm();
    private final Map<String, Object> agent = jvm.agent();
    private final FindingLog log = new FindingLog();

    @Test
    void an_agent_without_findings_has_none() {
        update();

        assertThat(log.all()).isEmpty();
    }

    @Test
    void the_worst_is_first_and_the_agents_own_last() {
        jvm.findings(HOOK, LEAK, FULL);
        update();

        assertThat(subjects()).containsExactly("resource process-fds", "app shop", "hook close");
        assertThat(log.open()).isEqualTo(3);
    }

    @Test
    void what_is_resolved_stays_with_its_times_and_comes_again_as_new() {
        jvm.findings(FULL, LEAK);
        update();
        Instant found = log.all().get(0).since();
        jvm.findings(LEAK);
        update();

        assertThat(subjects()).containsExactly("app shop", "resource process-fds");
        assertThat(log.open()).isEqualTo(1);
        FindingLog.Entry resolved = log.all().get(1);
        assertThat(resolved.since()).isEqualTo(found);
        assertThat(resolved.resolvedAt()).isEqualTo(found.plusSeconds(1));

        jvm.findings(FULL);
        update();
        assertThat(log.all().get(0).resolvedAt()).isNull();
        assertThat(log.all().get(0).since()).isEqualTo(found.plusSeconds(2));
        assertThat(subjects()).containsExactly("resource process-fds", "resource process-fds", "app shop");
    }

    @Test
    void one_that_becomes_worse_is_still_the_same() {
        jvm.findings(finding("WARN", "resource process-fds", "File descriptors are at WARN. When full: no"));
        update();
        jvm.findings(finding("CRITICAL", "resource process-fds", "File descriptors are at CRITICAL. When full: no"));
        update();

        assertThat(log.all()).hasSize(1);
        assertThat(log.all().get(0).finding().severity()).isEqualTo(Status.CRITICAL);
    }

    @Test
    void another_agent_begins_anew() {
        jvm.findings(LEAK);
        update();
        jvm.findings();
        agent.put("SamplesTotal", -1L);
        update();

        assertThat(log.all()).isEmpty();
    }

    private Stream<String> subjects() {
        return log.all().stream().map(entry -> entry.finding().subject());
    }

    private void update() {
        jvm.sampled();
        jvm.clock.advance(Duration.ofSeconds(1));
        log.update(jvm.snapshot());
    }

    private static FindingData finding(String severity, String subject, String problem) {
        return FakeJvm.finding(severity, subject, problem, "numbers", "do something");
    }
}
