package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The java agent of jmx_exporter beside ours, with no configuration and with the one that we document. */
class JmxExporterIT {
    /** Long enough that two reads and a scrape fall between two samples. */
    private static final String SLOW = "sample.seconds=2";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void every_number_is_published_as_jmx_says_it_in_either_order_of_the_agents(boolean oursFirst) throws Exception {
        int port = Monitoring.freePort();
        try (ForkedJvm jvm =
                both(oursFirst, port, Monitoring.JMX_EXPORTER, SLOW).scripted()) {
            busy(jvm);
            Compared compared = Compared.between(jvm, port);

            Map<String, Double> expected = compared.numbers();
            List.of("clients", "accepted", "listeners", "datagrams").forEach(kind -> {
                for (String app : List.of("shop", "crawler", "Scripted")) {
                    Double open = expected.remove("tcpheadroomapp" + kind + "[" + app + "]");
                    assertThat(compared.scrape().value("tcp_headroom_app_sockets", app, kind))
                            .isEqualTo(open);
                }
            });
            assertThat(compared.scrape().valuesOf("tcpheadroom")).containsAllEntriesOf(expected);
            assertThat(compared.scrape().value("tcp_headroom_resource_status", "process-fds", "OK"))
                    .isEqualTo(1);
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    @Test
    void names_types_and_help_are_as_prometheus_wants_them() throws Exception {
        Tool promtool = Tool.promtool();
        int port = Monitoring.freePort();
        try (ForkedJvm jvm = both(true, port, Monitoring.JMX_EXPORTER, SLOW).scripted()) {
            busy(jvm);
            Scrape scrape = Compared.between(jvm, port).scrape();

            assertThat(promtool.runWith(scrape.text(), "check", "metrics")).isEmpty();
            scrape.assertTypes();
            assertThat(scrape.text()).doesNotContain("_objectname");
        }
    }

    @Test
    void sockets_come_out_by_state_and_other_rows_by_kind_and_all_that_comes_out_is_documented() throws Exception {
        int port = Monitoring.freePort();
        try (ForkedJvm jvm =
                both(true, port, Monitoring.JMX_EXPORTER, "sample.seconds=0.1").scripted()) {
            jvm.awaitAgent();
            jvm.tell("as shop");
            jvm.tell("listen socket 7");
            jvm.tell("accept off");
            jvm.tell("connect channel 3");

            Await.until(() -> Scrape.of(port).value("tcp_headroom_sockets_other_rows", "QUEUED"), 3.0);
            Set<String> undocumented = Scrape.of(port).forms();
            assertThat(undocumented).contains("tcp_headroom_resource_used{resource} gauge");
            undocumented.removeAll(MetricsPage.rows());
            assertThat(undocumented).isEmpty();
            assertThat(Scrape.of(port).value("tcp_headroom_sockets_by_state", "ESTABLISHED"))
                    .isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void without_a_configuration_every_number_comes_out_labelled(@TempDir Path folder) throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.yml"), "{}\n");
        int port = Monitoring.freePort();
        try (ForkedJvm jvm = both(true, port, empty, SLOW).scripted()) {
            busy(jvm);
            Compared compared = Compared.between(jvm, port);

            assertThat(compared.scrape().valuesOf("tcpheadroom")).containsAllEntriesOf(compared.numbers());
        }
    }

    @Test
    void an_unknown_limit_is_left_out_and_the_rest_is_there(@TempDir Path proc) throws Exception {
        int port = Monitoring.freePort();
        Files.createDirectories(proc.resolve("self/fd"));
        try (ForkedJvm jvm = both(true, port, Monitoring.JMX_EXPORTER, SLOW + ",procfs=" + proc)
                .scripted()) {
            Compared compared = Compared.between(jvm, port);

            Scrape scrape = compared.scrape();
            assertThat(scrape.value("jmx_scrape_error")).isZero();
            assertThat(scrape.value("tcp_headroom_resource_status", "time-wait", "UNKNOWN"))
                    .isEqualTo(1);
            assertThat(scrape.value("tcp_headroom_resource_used", "time-wait")).isNull();
            assertThat(scrape.value("tcp_headroom_resource_warn_ratio", "time-wait"))
                    .isEqualTo(0.8);
            assertThat(scrape.value("tcp_headroom_resource_used", "direct-memory"))
                    .isNotNull();
        }
    }

    private static ForkedJvm.Builder both(boolean oursFirst, int port, Path configuration, String options) {
        String theirs = Monitoring.jmxExporter(port, configuration);
        ForkedJvm.Builder builder = ForkedJvm.on(Jdk.current());
        return oursFirst
                ? builder.withAgent(options).jvmOption(theirs)
                : builder.jvmOption(theirs).withAgent(options);
    }

    /** Two apps, a listener and a destination. */
    private static void busy(ForkedJvm jvm) throws Exception {
        jvm.awaitAgent();
        jvm.tell("as shop");
        int port = Integer.parseInt(jvm.tell("listen socket 7"));
        jvm.tell("as crawler");
        jvm.tell("connect channel 3");
        jvm.beans()
                .await(
                        Names.listener(port, "127.0.0.1"),
                        Names.destination("127.0.0.1", port),
                        Names.app("shop"),
                        Names.app("Scripted"));
    }
}
