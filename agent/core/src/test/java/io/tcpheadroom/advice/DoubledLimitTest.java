package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.ResourceSample;
import io.tcpheadroom.resource.ResourceSpec;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Samples;
import io.tcpheadroom.resource.Scene;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubledLimitTest {
    private static final String FOR_GOOD = " to /etc/sysctl.d/90-tcp-headroom.conf";

    private static String doubled(String id, Figure limit, Figure hardDescriptors) {
        Sample sample = new Scene()
                .setting("NrOpen", 1_048_576)
                .hardDescriptors(hardDescriptors)
                .at(1);
        ResourceSample resource = Samples.resource(id, Figure.of(1), limit, null);
        return DoubledLimit.of(resource, sample);
    }

    @ParameterizedTest
    @CsvSource({
        "host-fds, fs.file-max",
        "conntrack, net.netfilter.nf_conntrack_max",
        "time-wait, net.ipv4.tcp_max_tw_buckets",
        "tcp-orphans, net.ipv4.tcp_max_orphans",
        "netdev-backlog, net.core.netdev_max_backlog",
        "neighbours, net.ipv4.neigh.default.gc_thresh3",
        "neighbours-ipv6, net.ipv6.neigh.default.gc_thresh3",
        "epoll-watches, fs.epoll.max_user_watches",
        "inotify-instances, fs.inotify.max_user_instances",
        "inotify-watches, fs.inotify.max_user_watches",
        "memory-maps, vm.max_map_count"
    })
    void a_limit_of_the_kernels_is_a_line_of_sysctl(String id, String setting) {
        assertThat(doubled(id, Figure.of(1000), Figure.of(1000)))
                .startsWith(". To double it, write `" + setting + " = 2000`" + FOR_GOOD);
    }

    @Test
    void a_limit_of_the_process_is_a_command_that_helps_while_it_runs() {
        assertThat(doubled("process-fds", Figure.of(1000), Figure.of(4096)))
                .startsWith(
                        ". To double it, `prlimit --pid 4711 --nofile=2000:4096` takes effect in the running process. Permanently: LimitNOFILE=2000 ");
        assertThat(doubled("process-fds", Figure.of(1000), Figure.of(1000)))
                .startsWith(
                        ". To double it, `prlimit --pid 4711 --nofile=2000:2000` takes effect in the running process (as root). ");
        assertThat(doubled("process-fds", Figure.of(1_000_000), Figure.of(1_000_000)))
                .startsWith(". To double it, write `fs.nr_open = 2000000`" + FOR_GOOD)
                .contains(". Then `prlimit --pid 4711 --nofile=2000000:2000000` ");
        assertThat(doubled("threads-user", Figure.of(200), Figure.of(1)))
                .isEqualTo(
                        ". To double it, `prlimit --pid 4711 --nproc=400:400` (as root) takes effect in the running process; "
                                + "permanently: LimitNPROC=400 in the systemd unit");
    }

    @Test
    void a_limit_of_the_container_is_told_for_systemd_docker_and_kubernetes() {
        assertThat(doubled("pids-cgroup", Figure.of(500), Figure.of(1)))
                .isEqualTo(
                        ". To double it, set TasksMax=1000 in the systemd unit, `docker update --pids-limit 1000`, which takes "
                                + "effect in the running container, or podPidsLimit of the kubelet");
        assertThat(doubled("cgroup-memory", Figure.of(512 << 20), Figure.of(1)))
                .isEqualTo(
                        ". To double it, set MemoryMax=1024M in the systemd unit, `docker update --memory 1024m`, which takes "
                                + "effect in the running container, or resources.limits.memory of the pod");
        assertThat(doubled("direct-memory", Figure.of(256 << 20), Figure.of(1)))
                .isEqualTo(". To double it, start with -XX:MaxDirectMemorySize=512m");
        assertThat(doubled("heap", Figure.of(256 << 20), Figure.of(1)))
                .isEqualTo(". To double it, start with -Xmx512m");
    }

    @Test
    void what_is_unknown_unlimited_or_too_large_to_double_has_no_line() {
        for (Figure limit : List.of(Figure.unknown("why"), Figure.unlimited(), Figure.of(Long.MAX_VALUE - 1))) {
            assertThat(ResourceCatalog.ALL)
                    .extracting(ResourceSpec::id)
                    .allSatisfy(
                            id -> assertThat(doubled(id, limit, Figure.of(1))).isEmpty());
        }
    }

    @Test
    void a_limit_has_no_line_only_where_it_is_better_left_alone_or_a_rule_of_its_own_tells() {
        assertThat(ResourceCatalog.ALL)
                .extracting(ResourceSpec::id)
                .filteredOn(id -> doubled(id, Figure.of(1000), Figure.of(4096)).isEmpty())
                .containsExactlyInAnyOrder(
                        "accept-queue",
                        "syn-queue",
                        "ephemeral-ports",
                        "tcp-memory",
                        "udp-memory",
                        "threads-host",
                        "pids-namespace",
                        "committed-memory",
                        "address-space",
                        "data-memory",
                        "server-threads",
                        "server-connections");
    }
}
