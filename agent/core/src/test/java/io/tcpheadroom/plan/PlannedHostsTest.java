package io.tcpheadroom.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The plan of one wish on each captured machine, as text and as JSON: the files under {@code plans}. With {@code -Dregenerate=true}
 * they are written instead, to be read in review.
 */
class PlannedHostsTest {
    private static final Path WRITTEN = Path.of("src/test/resources/plans");
    private static final boolean WRITES = Boolean.getBoolean("regenerate");
    private static final Wish WISH = Wish.parse("connections=9000,outgoing=9000,rate=500,pause=10,listen=8080 33000");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linux-4.18",
                "linux-5.10",
                "linux-6.1",
                "linux-6.12",
                "linux-6.18",
                "linux-7.2",
                "network-namespace",
                "conntrack-not-loaded",
                "pages-of-64-kib",
                "proc-subset-pid"
            })
    void the_plan_of_a_captured_host_is_exactly_this(String host) throws IOException {
        Plan plan = Plan.of(WISH, Machines.of(host), Costs.none());

        compare(host + ".txt", PlanText.of(plan));
        compare(host + ".json", PlanJson.of(plan));
    }

    private static void compare(String name, String actual) throws IOException {
        Path file = WRITTEN.resolve(name);
        if (WRITES) {
            Files.createDirectories(WRITTEN);
            Files.writeString(file, actual);
        } else {
            assertThat(actual).isEqualTo(Files.readString(file));
        }
    }
}
