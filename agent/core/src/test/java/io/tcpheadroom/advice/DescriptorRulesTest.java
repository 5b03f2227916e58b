package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.resource.JoinedTables;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Samples;
import io.tcpheadroom.resource.Scene;
import io.tcpheadroom.resource.SocketStates;
import io.tcpheadroom.tracker.FailedOperation;
import io.tcpheadroom.tracker.FailureReason;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.Tracked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorRulesTest {
    @TempDir
    Path folder;

    private final List<Object> owners = new ArrayList<>();

    private static Scene descriptors(long used, long limit, Figure hard) {
        return new Scene().resource("process-fds", used, limit).hardDescriptors(hard);
    }

    @Test
    void a_soft_limit_below_the_hard_one_is_found_where_descriptors_run_out() {
        assertThat(Found.by(
                        "descriptors-below-hard-limit",
                        descriptors(900, 1024, Figure.of(524_288)).at(1)))
                .containsExactly(
                        "WARN descriptors: descriptors run out at a soft limit that is below the hard one. Evidence: used 900 of 1024 "
                                + "descriptors; hard limit 524288. Remedy: `prlimit --pid 4711 --nofile=524288:524288` takes effect in the "
                                + "running process, without root. Permanently: start without -XX:-MaxFDLimit");
        assertThat(Found.by(
                        "descriptors-below-hard-limit",
                        descriptors(900, 1024, Figure.unlimited()).at(1)))
                .singleElement()
                .asString()
                .contains("; hard limit unlimited. Remedy: `prlimit --pid 4711 --nofile=4096:unlimited` ");
    }

    @Test
    void a_descriptor_that_was_not_to_be_had_is_reason_enough_for_five_minutes() {
        Scene failing = descriptors(10, 1024, Figure.of(4096))
                .failure(Samples.failure(FailedOperation.OPEN, FailureReason.NO_DESCRIPTOR, "", 3, 1));

        assertThat(Found.by("descriptors-below-hard-limit", failing.at(301))).hasSize(1);
        assertThat(Found.by("descriptors-below-hard-limit", failing.at(302))).isEmpty();
    }

    @Test
    void a_soft_limit_with_room_and_one_that_is_the_hard_one_are_none() {
        assertThat(Found.in(descriptors(10, 1024, Figure.of(524_288)).at(1))).isEmpty();
        assertThat(Found.rules(descriptors(900, 1024, Figure.of(1024)).at(1))).containsExactly("resource-near-limit");
    }

    private static Sample serving(long connections, long most, double second) {
        return descriptors(connections + 100, 1024, Figure.of(4096))
                .connector("http-nio-8080", connections, most)
                .at(second);
    }

    @Test
    void a_server_that_takes_more_than_there_are_descriptors_for_is_found_when_it_has_half_of_them() {
        assertThat(Found.by("server-above-descriptors", serving(462, 8192, 1)))
                .containsExactly(
                        "WARN server http-nio-8080: the server accepts more connections than there are descriptors for. Evidence: 462 connections "
                                + "of 8192; descriptors are enough for 924 (limit 1024). Remedy: Lower maxConnections "
                                + "(server.tomcat.max-connections in Spring Boot) below 924, or raise the limit: `prlimit --pid 4711 "
                                + "--nofile=8292:8292` takes effect in the running process (as root). Permanently: LimitNOFILE=8292 in the systemd unit, "
                                + "nofile in /etc/security/limits.conf, or `--ulimit nofile=8292:8292` (Docker); Kubernetes has no field for it: "
                                + "the container runtime's own limit applies");
        assertThat(Found.in(serving(462, 8192, 1), serving(400, 8192, 301))).hasSize(1);
        assertThat(Found.in(serving(462, 8192, 1), serving(400, 8192, 302))).isEmpty();
    }

    @Test
    void a_server_with_few_connections_and_one_that_takes_no_more_than_there_are_are_none() {
        assertThat(Found.in(serving(461, 8192, 1))).isEmpty();
        assertThat(Found.in(serving(462, 924, 1))).isEmpty();
    }

    private SocketStates leaking() throws IOException {
        JoinedTables tables = new JoinedTables(folder, Tracked.tracker(DescriptorRulesTest.class));
        open(tables, "02");
        tables.growing(tables.tracker.callSites().iterator().next(), 5, 30, 26);
        return tables.read(0);
    }

    private SocketStates idle() throws IOException {
        JoinedTables tables = new JoinedTables(folder, Tracked.tracker(DescriptorRulesTest.class));
        open(tables, "00");
        tables.read(0);
        return tables.read(3600);
    }

    private void open(JoinedTables tables, String timer) throws IOException {
        for (int fd = 10; fd < 60; fd++) {
            Object owner = new Object();
            owners.add(owner);
            tables.tracker.opened(fd, owner, Kind.CLIENT);
            tables.descriptor(fd);
            tables.row("0100000A:9C40 0200000A:1538 01", timer, 0, 0, fd);
        }
    }

    @Test
    void a_limit_above_what_memory_carries_is_found_where_sockets_leak() throws IOException {
        SocketStates leaking = leaking();
        Scene small = descriptors(100, 1_048_576, Figure.of(1_048_576))
                .states(leaking)
                .resource("cgroup-memory", 100 << 20, 200 << 20);

        assertThat(Found.by("descriptor-limit-above-memory", small.at(1)))
                .containsExactly(
                        "WARN descriptors: a call site leaks sockets, and memory will run out before the descriptor limit stops it. "
                                + "Evidence: limit 1048576, used 100; the control group has 100 MiB left, enough for about 13212 more sockets. "
                                + "Remedy: Fix the leak (see call-site-grows). Until then, `prlimit --pid 4711 --nofile=6706:1048576` makes it "
                                + "fail where it can be seen. LimitNOFILE= (systemd) or `--ulimit nofile=` (Docker) should be what the program "
                                + "needs, not infinity");
        assertThat(Found.by(
                        "descriptor-limit-above-memory",
                        new Scene()
                                .resource("process-fds", Figure.of(100), Figure.unlimited())
                                .states(leaking)
                                .resource("cgroup-memory", 100 << 20, 200 << 20)
                                .at(1)))
                .singleElement()
                .asString()
                .contains("Evidence: limit unlimited, used 100; ");
    }

    @Test
    void a_high_limit_without_a_leak_and_a_leak_below_a_low_one_are_none() throws IOException {
        assertThat(Found.in(descriptors(100, 1_048_576, Figure.of(1_048_576))
                        .resource("cgroup-memory", 100 << 20, 200 << 20)
                        .at(1)))
                .isEmpty();
        assertThat(Found.rules(descriptors(100, 1024, Figure.of(1024))
                        .states(leaking())
                        .resource("cgroup-memory", 100 << 20, 200 << 20)
                        .at(1)))
                .containsExactly("call-site-grows");
    }

    @Test
    void connections_without_a_keepalive_are_found_where_descriptors_run_out() throws IOException {
        SocketStates idle = idle();

        assertThat(Found.by(
                        "no-keepalive",
                        descriptors(950, 1000, Figure.of(1000)).states(idle).at(1)))
                .singleElement()
                .asString()
                .startsWith(
                        "WARN app shop: descriptors run out, and many are connections without a keepalive. Evidence: 50 of 950 "
                                + "descriptors, most to 10.0.0.2:5432, had no data in flight when checked; the longest has been connected for 3600 s; opened at "
                                + DescriptorRulesTest.class.getName() + ".open(");
        assertThat(Found.by(
                        "no-keepalive",
                        descriptors(1001, 1002, Figure.of(1002)).states(idle).at(1)))
                .isEmpty();
        assertThat(Found.in(descriptors(100, 1000, Figure.of(1000)).states(idle).at(1)))
                .isEmpty();
    }
}
