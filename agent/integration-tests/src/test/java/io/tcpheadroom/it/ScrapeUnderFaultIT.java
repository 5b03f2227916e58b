package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A scrape of jmx_exporter while something is going wrong in the JVM. */
class ScrapeUnderFaultIT {
    private static final int ROUNDS = 300;
    private static final List<String> APPS = List.of("one", "two", "three");
    private static final int DESCRIPTORS = 400;

    @Test
    void while_listeners_come_and_go_every_scrape_is_complete() throws Exception {
        int port = Monitoring.freePort();
        try (ForkedJvm jvm = scraped(port)) {
            Set<String> listeners = new TreeSet<>();
            CompletableFuture<Void> churning = CompletableFuture.runAsync(() -> churn(jvm));
            while (!churning.isDone()) {
                Scrape scrape = Scrape.of(port);
                assertThat(scrape.value("jmx_scrape_error")).isZero();
                assertThat(scrape.value("tcp_headroom_resource_used", "process-fds"))
                        .isPositive();
                assertThat(scrape.value("tcp_headroom_app_open", "Scripted")).isPositive();
                assertThat(scrape.value("tcp_headroom_agent_samples_total")).isPositive();
                listeners.addAll(scrape.valuesOf("tcpheadroomlistenerlimit").keySet());
            }
            churning.get(); // throws what went wrong there

            assertThat(listeners).as("seen to come and go").hasSizeGreaterThan(2 * APPS.size());
            for (String app : APPS) {
                Await.until(() -> AppCounts.of(jvm, app), "{ClosedTotal=" + ROUNDS + ", OpenedTotal=" + ROUNDS + "}");
            }
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    /** Each app opens a listener and closes it, so many times. */
    private static void churn(ForkedJvm jvm) {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                for (String app : APPS) {
                    jvm.tell("as " + app);
                    jvm.tell("listen channel 5");
                }
                for (String app : APPS) {
                    jvm.tell("as " + app);
                    jvm.tell("close");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No connection can be accepted any more: the scraper keeps the one that it has, as Prometheus does. */
    @Test
    void without_a_descriptor_left_a_scrape_over_a_kept_connection_is_complete() throws Exception {
        int port = Monitoring.freePort();
        try (ForkedJvm jvm = scraped(port);
                Socket kept = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Scrape before = get(kept);
            Tool.named("prlimit", "util-linux").run("--pid", jvm.pid(), "--nofile=" + DESCRIPTORS + ":" + DESCRIPTORS);
            jvm.tell("as greedy");
            assertThat(jvm.ask("open channel " + 2 * DESCRIPTORS)).contains("Too many open files");

            Scrape full = Await.satisfied(
                    () -> get(kept),
                    scrape -> assertThat(scrape.value("tcp_headroom_resource_status", "process-fds", "CRITICAL"))
                            .isNotNull());
            assertThat(full.value("jmx_scrape_error")).isZero();
            assertThat(full.value("tcp_headroom_resource_limit", "process-fds")).isEqualTo(DESCRIPTORS);
            assertThat(full.value("tcp_headroom_resource_used", "process-fds")).isGreaterThan(DESCRIPTORS * 0.95);
            assertThat(full.families()).containsAll(before.families());
        }
    }

    private static ForkedJvm scraped(int port) throws Exception {
        ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .withAgent("sample.seconds=0.1")
                .jvmOption(Monitoring.jmxExporter(port))
                .scripted();
        Await.satisfied(
                () -> Scrape.of(port),
                scrape -> assertThat(scrape.value("tcp_headroom_listener_limit", "127.0.0.1", Integer.toString(port)))
                        .isNotNull());
        return jvm;
    }

    /** One request over a connection that stays. */
    private static Scrape get(Socket kept) throws Exception {
        Writer out = new OutputStreamWriter(kept.getOutputStream(), StandardCharsets.US_ASCII);
        out.write("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
        out.flush();
        return new Scrape(body(kept));
    }

    private static String body(Socket kept) throws Exception {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(kept.getInputStream(), StandardCharsets.ISO_8859_1));
        assertThat(in.readLine()).contains("200");
        int length = -1;
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        StringBuilder body = new StringBuilder();
        return length >= 0 ? fixed(in, length, body) : chunked(in, body);
    }

    private static String fixed(BufferedReader in, int length, StringBuilder body) throws Exception {
        while (body.length() < length) {
            body.append((char) in.read());
        }
        return body.toString();
    }

    private static String chunked(BufferedReader in, StringBuilder body) throws Exception {
        for (int size = Integer.parseInt(in.readLine(), 16); size > 0; size = Integer.parseInt(in.readLine(), 16)) {
            fixed(in, body.length() + size, body);
            in.readLine();
        }
        in.readLine();
        return body.toString();
    }
}
