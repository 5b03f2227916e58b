package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.resource.AppSample;
import io.tcpheadroom.resource.ResourceSample;
import io.tcpheadroom.resource.Samples;
import io.tcpheadroom.resource.SocketCoverage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdviceTest {
    private static final HookHealth WELL = new HookHealth(Map.of(), null, 0);
    private static final String REPORT =
            "What the kernel counts still holds. Report this with the evidence and the output of java -version";

    private static List<String> findings(HookHealth hooks, List<ResourceSample> resources, List<AppSample> apps) {
        return Advice.of(
                        new Snapshot(new Moment(Samples.of(resources, apps), hooks, SocketCoverage.UNKNOWN), List.of()))
                .stream()
                .map(FindingData::toString)
                .toList();
    }

    /** The hard limit of the captured host is higher: that is a finding of its own. */
    private static List<String> nearLimit(ResourceSample resource) {
        Moment moment = new Moment(Samples.of(List.of(resource), List.of()), WELL, SocketCoverage.UNKNOWN);
        return Advice.of(new Snapshot(moment, List.of())).stream()
                .filter(finding -> finding.getRule().equals("resource-near-limit"))
                .map(FindingData::toString)
                .toList();
    }

    private static List<String> findings(HookHealth hooks) {
        return findings(hooks, List.of(), List.of());
    }

    private static List<String> findings(ResourceSample... resources) {
        return findings(WELL, List.of(resources), List.of());
    }

    private static List<String> findings(AppSample... apps) {
        return findings(WELL, List.of(), List.of(apps));
    }

    private static ResourceSample descriptors(long used) {
        return Samples.resource("process-fds", Figure.of(used), Figure.of(1000), null);
    }

    private static AppSample leaking(String app, int leaked) {
        return Samples.app(app, 0, null, leaked, null);
    }

    private static List<String> findings(HookHealth hooks, SocketCoverage coverage) {
        return Advice.of(new Snapshot(new Moment(Samples.at(0), hooks, coverage), List.of())).stream()
                .map(FindingData::toString)
                .toList();
    }

    @Test
    void of_what_others_use_too_the_part_of_this_jvm_is_told() {
        ResourceSample threads = Samples.resource("threads-user", Figure.of(199), Figure.of(200), null);
        ResourceSample files = Samples.resource("host-fds", Figure.of(2990), Figure.of(3000), null);
        ResourceSample memory = Samples.resource("cgroup-memory", Figure.of(990), Figure.of(1000), null);
        ResourceSample buffers = Samples.resource("cgroup-memory-sockets", Figure.of(700), Figure.of(1000), null);

        assertThat(findings(threads, files, descriptors(40), memory, buffers))
                .satisfiesExactlyInAnyOrder(
                        finding -> assertThat(finding)
                                .contains(
                                        " used 199 of 200 threads, 99.5 %; threshold 95.0 %; 1 of them are this JVM's."),
                        finding -> assertThat(finding)
                                .contains(
                                        " used 2990 of 3000 files, 99.7 %; threshold 90.0 %; 40 of them are this JVM's."),
                        finding -> assertThat(finding)
                                .contains(
                                        " used 990 of 1000 bytes, 99.0 %; threshold 97.0 %; 700 of them are the buffers of sockets."));
        assertThat(findings(memory)).singleElement().asString().doesNotContain("of them");
    }

    @Test
    void sockets_that_nobody_was_seen_to_open_are_a_finding_when_they_are_many() {
        String finding =
                "WARN sockets: sockets were opened without the agent seeing it; apps, destinations and listeners count too few. ";
        String list = "list(\"unattributed\") of tcp.headroom:type=Sockets shows their peers and states";

        assertThat(findings(WELL, new SocketCoverage(1, 82, 0)))
                .containsExactly(finding
                        + "Evidence: 82 of 83 open sockets. "
                        + "Remedy: Likely opened by native code (JNI), or by a library with its own native transport that the agent does not support. "
                        + list);
        assertThat(findings(WELL, new SocketCoverage(1, 82, 60)))
                .containsExactly(finding
                        + "Evidence: 22 of 83 open sockets, beside 60 from before the attach. "
                        + "Remedy: Likely opened by native code (JNI), or by a library with its own native transport that the agent does not support. "
                        + list);
        assertThat(findings(new HookHealth(Map.of("Netty: open", "why"), null, 0), new SocketCoverage(1, 82, 0)))
                .contains(finding
                        + "Evidence: 82 of 83 open sockets. "
                        + "Remedy: Likely opened by the library whose hooks are missed (see the findings on hooks). "
                        + list);
    }

    @Test
    void a_few_sockets_of_the_jvms_own_and_those_from_before_the_attach_are_no_finding() {
        assertThat(findings(WELL, new SocketCoverage(0, 19, 0))).isEmpty();
        assertThat(findings(WELL, new SocketCoverage(380, 20, 0))).isEmpty();
        assertThat(findings(WELL, new SocketCoverage(379, 20, 0))).hasSize(1);
        assertThat(findings(WELL, new SocketCoverage(10, 2_019, 2_000))).isEmpty();
        assertThat(findings(WELL, SocketCoverage.UNKNOWN)).isEmpty();
    }

    @Test
    void an_empty_snapshot_has_no_findings() {
        assertThat(findings(WELL)).isEmpty();
    }

    @Test
    void numbers_that_cannot_be_had_are_no_findings() {
        assertThat(findings(
                        Samples.resource("process-fds", Figure.of(999), Figure.unknown("no such file"), null),
                        Samples.resource("host-fds", Figure.of(999), Figure.unlimited(), null),
                        Samples.resource("conntrack", Figure.notApplicable("no module"), Figure.of(1), null)))
                .isEmpty();
    }

    @Test
    void what_is_well_is_no_finding() {
        assertThat(findings(descriptors(849))).isEmpty();
        assertThat(findings(Samples.app("shop", 0, null, 0, null))).isEmpty();
    }

    @Test
    void a_resource_in_its_warning_band_is_a_warning() {
        assertThat(nearLimit(descriptors(850)))
                .containsExactly(
                        "WARN resource process-fds: File descriptors are at WARN. When full: SocketException: Too "
                                + "many open files; class loading and logging fail too. "
                                + "Evidence: used 850 of 1000 descriptors, 85.0 %; threshold 85.0 %. "
                                + "Remedy: Fix the leak, or raise LimitNOFILE= (systemd) or `ulimit -n`, including the hard limit. To "
                                + "double it, `prlimit --pid 17900 --nofile=2000:20000` takes effect in the running process. Permanently: "
                                + "LimitNOFILE=2000 in the systemd unit, nofile in /etc/security/limits.conf, or `--ulimit "
                                + "nofile=2000:2000` (Docker); Kubernetes has no field for it: the container runtime's own limit applies");
    }

    @Test
    void a_resource_in_its_critical_band_is_critical_and_says_which_of_several_it_is() {
        assertThat(findings(
                        Samples.resource("accept-queue", Figure.of(51), Figure.of(50), "the fullest: any:80 (shop)")))
                .containsExactly(
                        "CRITICAL resource accept-queue: Accept queue is at CRITICAL. When full: Clients retry after "
                                + "1, 3 and 7 s or time out, while the JVM looks idle. "
                                + "Evidence: used 51 of 50 connections, 100.0 %; threshold 90.0 %; "
                                + "the fullest: any:80 (shop). "
                                + "Remedy: Accept faster, or raise the backlog: setBacklog of the Listener bean acts at once, the "
                                + "server's own setting (acceptCount, backlog) when it listens the next time. net.core.somaxconn caps "
                                + "both; raised, it changes an open listener only when listen is called again, as setBacklog does");
    }

    @Test
    void leaked_sockets_are_a_warning_with_the_line_that_opened_most_of_them() {
        assertThat(findings(Samples.app("shop", 0, null, 3, "com.acme.Pool.open(Pool.java:27)\ncom.acme.Shop.main")))
                .containsExactly("WARN app shop: sockets were dropped without a close, and nothing will ever close "
                        + "them. Evidence: LeakedTotal 3; most frequent known call site: "
                        + "com.acme.Pool.open(Pool.java:27). "
                        + "Remedy: Close them in try-with-resources or finally; suspects() of "
                        + "tcp.headroom:type=Sockets lists those that are open");
    }

    @Test
    void reclaimed_sockets_are_a_warning_even_where_nobody_looked_who_opened_them() {
        assertThat(findings(Samples.app("shop", 2, null, 0, null)))
                .containsExactly("WARN app shop: sockets were dropped without a close, and were closed only by the "
                        + "garbage collector. "
                        + "Evidence: ReclaimedTotal 2; where they were opened is not known. "
                        + "Remedy: Close them in try-with-resources or finally");
    }

    @Test
    void each_missed_hook_is_a_warning_of_one_line() {
        assertThat(findings(new HookHealth(
                        Map.of("open", "JDK 99 has no a.B.c", "close", "b: java.lang.VerifyError: c\n  at d"),
                        null,
                        0)))
                .containsExactly(
                        "WARN hook close: the hook could not be installed; some sockets may not be counted. "
                                + "Evidence: b: java.lang.VerifyError: c at d. "
                                + "Remedy: All other hooks still count. " + REPORT
                                + ", for a hook of a library also its version",
                        "WARN hook open: the hook could not be installed; some sockets may not be counted. "
                                + "Evidence: JDK 99 has no a.B.c. "
                                + "Remedy: All other hooks still count. " + REPORT
                                + ", for a hook of a library also its version");
    }

    @Test
    void a_self_test_that_failed_is_critical() {
        assertThat(findings(new HookHealth(Map.of(), "0 of 9 events reached the agent", 0)))
                .containsExactly("CRITICAL hooks: the hooks do not work on this JVM, sockets go uncounted. "
                        + "Evidence: self-test: 0 of 9 events reached the agent. "
                        + "Remedy: Do not rely on the numbers of apps, call sites and destinations. " + REPORT);
    }

    @Test
    void exceptions_inside_hooks_are_a_warning() {
        assertThat(findings(new HookHealth(Map.of(), null, 4)))
                .containsExactly("WARN hooks: exceptions inside hooks were suppressed, the counts of apps may be off "
                        + "by that many. Evidence: HookErrorsTotal 4. Remedy: " + REPORT);
    }

    @Test
    void the_critical_come_first_and_then_it_goes_by_subject_whatever_the_order_of_the_sample() {
        HookHealth failing = new HookHealth(Map.of("open", "gone"), "0 of 9", 1);
        List<ResourceSample> resources = List.of(
                Samples.resource("time-wait", Figure.of(85), Figure.of(100), null),
                descriptors(990),
                Samples.resource("conntrack", Figure.of(99), Figure.of(100), null));
        List<AppSample> apps = List.of(leaking("shop", 1), Samples.app("crawler", 1, null, 1, null));

        List<FindingData> findings = Advice.of(
                new Snapshot(new Moment(Samples.of(resources, apps), failing, SocketCoverage.UNKNOWN), List.of()));

        assertThat(findings)
                .extracting(finding -> finding.getSeverity() + " " + finding.getSubject())
                .containsExactly(
                        "CRITICAL hooks",
                        "CRITICAL resource conntrack",
                        "CRITICAL resource process-fds",
                        "WARN app crawler",
                        "WARN app crawler",
                        "WARN app shop",
                        "WARN descriptors",
                        "WARN hook open",
                        "WARN hooks",
                        "WARN resource time-wait");
    }
}
