package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.HeadroomMXBean;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.Status;
import io.tcpheadroom.jconsole.FakeJvm;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    private final FakeJvm jvm = FakeJvm.withAgent();

    @Test
    void an_agent_that_knows_no_connections_says_nothing_of_them() {
        jvm.descriptors(90, 100, "WARN");

        assertThat(headline().sentence()).isEqualTo("File descriptors: 90 of 100 used, 90 %");
        assertThat(headline().room()).isEmpty();
    }

    @Test
    void the_room_is_told_in_connections_with_the_first_wall() {
        jvm.descriptors(90, 100, "OK");
        headroom(926L, "process-fds", "INCOMING");

        assertThat(headline().room()).isEqualTo("Room for 926 more incoming connections. First wall: File descriptors");
    }

    @Test
    void without_room_it_says_so() {
        jvm.descriptors(100, 100, "CRITICAL");
        headroom(0L, "process-fds", "OUTGOING");

        assertThat(headline().room()).isEqualTo("No room for more outgoing connections. First wall: File descriptors");
    }

    @Test
    void a_finding_about_a_resource_is_told_as_that_limit() {
        jvm.descriptors(50, 100, "OK");
        jvm.resource("tcp-orphans", "Orphaned connections", 4, 100, "WARN");
        jvm.findings(FakeJvm.finding("WARN", "resource tcp-orphans", "Orphaned connections: WARN", "4", "-"));

        assertThat(headline().sentence()).isEqualTo("Orphaned connections: 4 of 100 used, 4 %");
        assertThat(headline().status()).isEqualTo(Status.WARN);
        assertThat(headline().resource()).map(Resource::id).contains("tcp-orphans");
    }

    @Test
    void the_worst_finding_comes_before_the_nearest_limit() {
        jvm.descriptors(50, 100, "OK");
        headroom(50L, "process-fds", "INCOMING");
        jvm.findings(FakeJvm.finding("CRITICAL", "app shop", "it leaks", "3", "Close it"));

        assertThat(headline().sentence()).isEqualTo("App shop: it leaks");
        assertThat(headline().status()).isEqualTo(Status.CRITICAL);
        assertThat(headline().room())
                .isEqualTo(
                        "Nearest limit: File descriptors: 50 of 100 used, 50 %. Room for 50 more incoming connections."
                                + " First wall: File descriptors");
    }

    @Test
    void what_is_all_but_full_and_not_counted_is_named_beside_the_room() {
        jvm.descriptors(50, 100, "OK");
        jvm.resource("ephemeral-ports", "Local ports", 100, 100, "CRITICAL");
        jvm.resource("tcp-orphans", "Orphaned connections", 4, 100, "UNKNOWN");
        headroom(50L, "process-fds", "INCOMING").put("Unknown", "ephemeral-ports, tcp-orphans");

        assertThat(headline().room())
                .isEqualTo("Room for 50 more incoming connections (not counted: Local ports, CRITICAL)."
                        + " First wall: File descriptors");
    }

    private Map<String, Object> headroom(long connections, String wall, String direction) {
        Map<String, Object> values =
                new HashMap<>(Map.of("Connections", connections, "Resource", wall, "Direction", direction));
        jvm.register(HeadroomMXBean.class, Names.HEADROOM, values);
        return values;
    }

    private Headline headline() {
        return Headline.of(jvm.snapshot());
    }
}
