package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tcpheadroom.api.Scope;
import io.tcpheadroom.kernel.Counter;
import io.tcpheadroom.kernel.CounterCatalog;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.Roots;
import io.tcpheadroom.kernel.Setting;
import io.tcpheadroom.kernel.SettingCatalog;
import io.tcpheadroom.tracker.ListenerOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceCatalogTest {
    @TempDir
    Path folder;

    private static List<String> on(Roots roots) {
        try (Kernel kernel = new Kernel(roots)) {
            Sampler sampler = Samples.sampler(kernel, ResourceCatalog.ALL, line -> {
                throw new AssertionError(line);
            });
            Sample sample = sampler.sampleNow();
            assertThat(sampler.failuresTotal()).isZero();
            return sample.resources().stream().map(ResourceSample::toString).toList();
        }
    }

    @Test
    void each_resource_says_all_that_there_is_to_say() {
        assertThat(ResourceCatalog.ALL).extracting(ResourceSpec::id).doesNotHaveDuplicates();
        assertThat(ResourceCatalog.ALL).allSatisfy(spec -> {
            assertThat(spec.id()).matches("[a-z][a-z0-9-]+");
            assertThat(spec.scope()).isNotNull();
            assertThat(Stream.of(spec.title(), spec.unit(), spec.source(), spec.symptom(), spec.remedy()))
                    .allSatisfy(text -> assertThat(text).isNotBlank().doesNotEndWith("."));
            assertThat(spec.warnRatio()).isBetween(0.2, spec.criticalRatio());
        });
    }

    @Test
    void a_resource_that_does_not_say_all_is_refused() {
        ResourceSpec.Draft draft = ResourceSpec.named("seats", "Seats")
                .scope(Scope.HOST)
                .unit("seats")
                .source("nowhere")
                .symptom("nothing");

        assertThatThrownBy(() -> draft.read((kernel, sample) -> Reading.failed("no seats")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("resource seats has no remedy");
    }

    @Test
    void the_scopes_of_settings_and_counters_are_those_of_the_resources() {
        assertThat(SettingCatalog.ALL).extracting(Setting::scope).allSatisfy(Scope::valueOf);
        assertThat(CounterCatalog.ALL).extracting(Counter::scope).allSatisfy(Scope::valueOf);
    }

    @Test
    void a_control_group_bounds_threads_and_socket_memory() throws IOException {
        Roots roots = Hosts.copy("linux-6.18", folder);
        Files.writeString(roots.proc("self/cgroup"), "0::/shop\n");
        Path group = Files.createDirectories(roots.cgroup("shop"));
        Files.writeString(group.resolve("pids.max"), "100\n");
        Files.writeString(group.resolve("pids.current"), "90\n");
        Files.writeString(group.resolve("memory.max"), "1048576\n");
        Files.writeString(group.resolve("memory.current"), "524288\n");
        Files.writeString(group.resolve("memory.stat"), "anon 1\nsock 65536\n");

        assertThat(on(roots)).contains("pids-cgroup 90 of 100 WARN", "cgroup-memory-sockets 65536 of 1048576 OK");
    }

    @Test
    void the_smaller_of_two_limits_bounds_the_threads_of_the_host() throws IOException {
        Roots roots = Hosts.copy("linux-6.18", folder);
        Files.writeString(roots.proc("sys/kernel/pid_max"), "1000\n");
        Files.writeString(roots.proc("sys/kernel/threads-max"), "5000\n");
        Files.writeString(roots.proc("loadavg"), "0.01 0.08 0.07 1/850 6259\n");

        assertThat(on(roots)).contains("threads-host 850 of 1000 WARN");
    }

    /** The host has 56 threads or more, which are not this namespace's. */
    private static void inPidNamespace(Roots roots) throws IOException {
        Files.createSymbolicLink(
                Files.createDirectories(roots.proc("self/ns")).resolve("pid"), Path.of("pid:[4026532163]"));
        Files.writeString(roots.proc("sys/kernel/pid_max"), "100\n");
        Path other = Files.createDirectories(roots.proc("1")).resolve("status");
        Files.writeString(other, "Tgid: 1\nUid: 0 0 0 0\nThreads: 89\nCapEff: 0\n");
    }

    @Test
    void a_pid_namespace_has_a_limit_of_its_own() throws IOException {
        Roots roots = Hosts.copy("linux-7.2", folder);
        inPidNamespace(roots);

        assertThat(on(roots))
                .contains("pids-namespace 90 of 100 WARN")
                .noneMatch(line -> line.matches("threads-host \\d+ of 100 .*"));
    }

    @Test
    void before_linux_6_14_the_hosts_limit_is_what_a_pid_namespace_shows() throws IOException {
        Roots roots = Hosts.copy("linux-6.12", folder);
        inPidNamespace(roots);

        assertThat(on(roots))
                .anyMatch(line -> line.matches("threads-host \\d+ of 100 \\w+"))
                .anyMatch(line -> line.startsWith("pids-namespace not applicable: before Linux 6.14"));
    }

    @Test
    void committed_memory_is_bounded_only_where_the_kernel_never_overcommits() throws IOException {
        Roots roots = Hosts.copy("linux-6.1", folder);
        Files.writeString(roots.proc("meminfo"), "CommitLimit: 1000 kB\nCommitted_AS: 950 kB\n");
        Files.writeString(roots.proc("sys/vm/overcommit_memory"), "2\n");

        assertThat(on(roots)).contains("committed-memory 972800 of 1024000 CRITICAL");
        Files.writeString(roots.proc("sys/vm/overcommit_memory"), "0\n");
        assertThat(on(roots))
                .anyMatch(line -> line.startsWith("committed-memory not applicable: vm.overcommit_memory is 0"));
    }

    @Test
    void limits_of_the_process_bound_its_address_space_and_its_data() throws IOException {
        Roots roots = Hosts.copy("linux-6.1", folder);
        Files.writeString(
                roots.proc("self/limits"),
                "Limit Soft Hard Units\nMax open files 1024 4096 files\nMax address space 2048000 unlimited bytes\n"
                        + "Max data size 1024000 unlimited bytes\n");
        Files.writeString(
                roots.proc("self/status"), "Tgid: 7\nUid: 0\nThreads: 1\nCapEff: 0\nVmSize: 1000 kB\nVmData: 950 kB\n");

        assertThat(on(roots)).contains("address-space 1024000 of 2048000 OK", "data-memory 972800 of 1024000 CRITICAL");
    }

    @Test
    void the_memory_of_a_control_group_is_without_the_cache_that_can_be_dropped() throws IOException {
        Roots roots = Hosts.copy("linux-6.18", folder);
        Files.writeString(roots.proc("self/cgroup"), "0::/shop\n");
        Path group = Files.createDirectories(roots.cgroup("shop"));
        Files.writeString(group.resolve("memory.max"), "1000000\n");
        Files.writeString(group.resolve("memory.current"), "990000\n");
        Files.writeString(group.resolve("memory.stat"), "anon 1\nsock 65536\ninactive_file 80000\n");

        assertThat(on(roots)).contains("cgroup-memory 910000 of 1000000 WARN");
    }

    private static Reading acceptQueue(Kernel kernel, Sample sample) {
        return ResourceCatalog.ALL.stream()
                .filter(spec -> spec.id().equals("accept-queue"))
                .findFirst()
                .orElseThrow()
                .read(kernel, sample);
    }

    private static ListenerSample listener(long queued, long limit) {
        return new ListenerSample(
                "127.0.0.1",
                8080,
                Figure.of(queued),
                Figure.of(limit),
                ListenerSample.LimitSource.PROGRAM,
                (int) limit,
                "shop",
                0,
                0,
                null,
                null,
                ListenerOrigin.PROGRAM,
                null);
    }

    /** An empty queue says nothing of one that nobody has looked for. */
    @Test
    void the_accept_queue_is_unknown_while_there_may_be_listeners_that_were_not_looked_for() {
        try (Kernel kernel = Hosts.kernel(Hosts.roots("linux-6.18"), () -> 0)) {
            Sample empty = new Sample(1, 0, List.of(), List.of(listener(0, 50)), List.of(), List.of(), kernel)
                    .lackingListeners("not looked for yet");
            assertThat(acceptQueue(kernel, empty).used()).isEqualTo(Figure.unknown("not looked for yet"));

            Sample full = new Sample(1, 0, List.of(), List.of(listener(51, 50)), List.of(), List.of(), kernel)
                    .lackingListeners("not looked for yet");
            assertThat(acceptQueue(kernel, full).utilization()).isEqualTo(1);

            assertThat(acceptQueue(
                                    kernel,
                                    full.with(Load.NONE, List.of(), List.of(), null)
                                            .lackingListeners(null))
                            .used())
                    .isEqualTo(Figure.of(51));
        }
    }

    @Test
    void an_accept_queue_is_as_old_as_the_kernels_rows() {
        AtomicLong clock = new AtomicLong();
        ListenerSample listener = new ListenerSample(
                "127.0.0.1",
                8080,
                Figure.of(3),
                Figure.of(5),
                ListenerSample.LimitSource.PROGRAM,
                5,
                "shop",
                0,
                0,
                null,
                null,
                ListenerOrigin.PROGRAM,
                null);
        ResourceSpec acceptQueue = ResourceCatalog.ALL.stream()
                .filter(spec -> spec.id().equals("accept-queue"))
                .findFirst()
                .orElseThrow();
        try (Kernel kernel = Hosts.kernel(Hosts.roots("linux-6.18"), clock::get)) {
            Sample sample = new Sample(1, 0, List.of(), List.of(listener), List.of(), List.of(), kernel);
            kernel.listenerTables().refresh(Set.of(44354L));
            assertThat(acceptQueue.read(kernel, sample).ageSeconds(clock.get())).isZero();

            clock.set(4_000_000_000L);
            assertThat(acceptQueue.read(kernel, sample).ageSeconds(clock.get())).isEqualTo(4);
        }
    }

    @Test
    void this_machine_is_sampled_without_a_failure() {
        assertThat(on(Roots.real()))
                .hasSameSizeAs(ResourceCatalog.ALL.stream()
                        .filter(spec -> !spec.isOptional())
                        .toList());
    }
}
