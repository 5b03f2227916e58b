package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.jmx.JmxCollector;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The newest collector of jmx_exporter, in a process of its own as its standalone server has it. */
class JmxCollectorIT {
    @Test
    void our_configuration_gives_every_number_to_the_newest_collector_too() throws Exception {
        try (ForkedJvm jvm =
                ForkedJvm.on(Jdk.current()).withAgent("sample.seconds=2").scripted()) {
            jvm.awaitAgent();
            String configuration = Files.readString(Monitoring.JMX_EXPORTER);
            PrometheusRegistry registry = new PrometheusRegistry();
            new JmxCollector("jmxUrl: " + jvm.address() + "\n" + configuration).register(registry);

            Compared compared = Compared.between(jvm, () -> scrape(registry));
            Map<String, Double> expected = compared.numbers();
            expected.keySet().removeIf(key -> key.matches("tcpheadroomapp(clients|accepted|listeners|datagrams)\\[.*"));
            assertThat(compared.scrape().value("jmx_scrape_error")).isZero();
            assertThat(compared.scrape().valuesOf("tcpheadroom")).containsAllEntriesOf(expected);
            assertThat(compared.scrape().value("tcp_headroom_app_sockets", "Scripted", "listeners"))
                    .isNotNull();
            compared.scrape().assertTypes();
        }
    }

    private static Scrape scrape(PrometheusRegistry registry) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(out, registry.scrape());
        return new Scrape(out.toString(StandardCharsets.UTF_8));
    }
}
