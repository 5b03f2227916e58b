package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.jconsole.FakeJvm;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NearestLimitTest {
    private final FakeJvm jvm = FakeJvm.withAgent();

    @Test
    void it_names_the_resource_how_full_how_soon_and_who_holds_it() {
        jvm.descriptors(18_007, 20_000, "WARN").put("ExhaustionSeconds", 240.0);
        jvm.app("crawler", 17_950);
        jvm.app("shop", 31);

        assertThat(sentence())
                .isEqualTo("File descriptors: 18,007 of 20,000 used, 90 %; full in about 4 minutes;"
                        + " app crawler holds 17,950");
    }

    @Test
    void no_app_is_blamed_when_sockets_are_a_small_part_of_the_descriptors() {
        jvm.descriptors(18_007, 20_000, "WARN");
        jvm.app("crawler", 40);

        assertThat(sentence()).isEqualTo("File descriptors: 18,007 of 20,000 used, 90 %");
    }

    @Test
    void when_two_apps_hold_as_much_neither_is_blamed_alone() {
        jvm.descriptors(100, 200, "OK");
        jvm.app("crawler", 40);
        jvm.app("shop", 39);

        assertThat(sentence())
                .isEqualTo("File descriptors: 100 of 200 used, 50 %; app crawler holds 40, app shop holds 39");
    }

    @Test
    void no_app_is_blamed_for_what_the_whole_host_uses() {
        jvm.resource("host-fds", "File descriptors of the host", 90, 100, "CRITICAL");
        jvm.app("crawler", 40);

        assertThat(sentence()).isEqualTo("File descriptors of the host: 90 of 100 used, 90 %");
    }

    @Test
    void a_full_resource_is_full_now() {
        jvm.resource("conntrack", "Tracked connections", 262_144, 262_144, "CRITICAL")
                .put("ExhaustionSeconds", 0.0);

        assertThat(sentence()).isEqualTo("Tracked connections: 262,144 of 262,144 used, 100 %; full now");
    }

    @Test
    void bytes_are_told_in_binary_units() {
        jvm.resource("tcp-memory", "TCP memory", 3L << 30, 4L << 30, "OK").put("Unit", "bytes");

        assertThat(sentence()).isEqualTo("TCP memory: 3.0 GiB of 4.0 GiB used, 75 %");
    }

    @Test
    void the_fullest_accept_queue_names_its_listener() {
        jvm.resource("accept-queue", "Accept queue", 37, 50, "WARN");
        jvm.listener("::", 8080, 37, 50);
        jvm.listener("0.0.0.0", 8081, 0, 4_096);

        assertThat(sentence()).isEqualTo("Accept queue: 37 of 50 used, 74 %; listener [::]:8080, app shop");
    }

    @Test
    void the_fullest_destination_is_named_only_if_its_numbers_are_the_resources() {
        Map<String, Object> ports = jvm.resource("ephemeral-ports", "Local ports", 9_120, 28_232, "OK");
        jvm.destination("10.0.0.5", 5432, 9_120, 28_232);
        assertThat(sentence()).isEqualTo("Local ports: 9,120 of 28,232 used, 32 %; destination 10.0.0.5:5432");

        ports.put("Used", 9_121L);
        assertThat(sentence()).isEqualTo("Local ports: 9,121 of 28,232 used, 32 %");
    }

    @Test
    void the_worst_status_is_nearer_than_the_fullest_bar() {
        jvm.descriptors(70, 100, "OK");
        jvm.resource("tcp-orphans", "Orphans", 55, 100, "CRITICAL");

        assertThat(sentence()).isEqualTo("Orphans: 55 of 100 used, 55 %");
    }

    @Test
    void a_prediction_beyond_a_week_is_not_made() {
        jvm.descriptors(1, 100, "OK").put("ExhaustionSeconds", 8 * 86_400.0);

        assertThat(sentence()).isEqualTo("File descriptors: 1 of 100 used, 1 %");
    }

    @Test
    void without_any_percentage_it_says_so() {
        assertThat(sentence()).isEqualTo("The agent is running but has no resources yet");

        jvm.resourceWithoutNumber("host-fds", "Files", "UNLIMITED", "no bound");
        jvm.resourceWithoutNumber("udp-memory", "UDP memory", "UNKNOWN", "not visible here");
        assertThat(sentence()).isEqualTo("No resource has both a used value and a limit");
    }

    private String sentence() {
        return NearestLimit.of(jvm.snapshot()).sentence();
    }
}
