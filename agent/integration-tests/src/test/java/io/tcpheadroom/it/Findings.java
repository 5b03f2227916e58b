package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import java.io.IOException;
import java.util.List;

/** What a forked JVM finds, over JMX, and what it says to type. */
final class Findings {
    private Findings() {}

    /** Those of one rule. */
    static List<FindingData> by(ForkedJvm jvm, String rule) throws Exception {
        return jvm.beans().advice().findings().stream()
                .filter(finding -> finding.getRule().equals(rule))
                .toList();
    }

    /** The one of a rule, when it is there. */
    static FindingData only(ForkedJvm jvm, String rule) {
        return Await.satisfied(() -> by(jvm, rule), found -> assertThat(found).hasSize(1))
                .get(0);
    }

    static void awaitNone(ForkedJvm jvm, String rule) {
        Await.until(() -> by(jvm, rule), List.of());
    }

    /** Until so many more samples are taken: what is not found by then was looked for. */
    static void awaitSamples(ForkedJvm jvm, int more) throws Exception {
        long samples = jvm.beans().agent().getSamplesTotal();
        Await.satisfied(
                () -> jvm.beans().agent().getSamplesTotal(),
                now -> assertThat(now).isGreaterThanOrEqualTo(samples + more));
    }

    /** The first command that a remedy tells. */
    static String command(FindingData finding) {
        String remedy = finding.getRemedy();
        int start = remedy.indexOf('`') + 1;
        return remedy.substring(start, remedy.indexOf('`', start));
    }

    /** Types it; it succeeds and has nothing to say. */
    static void type(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-c", command)
                .redirectErrorStream(true)
                .start();
        assertThat(new String(shell.getInputStream().readAllBytes())).isEmpty();
        assertThat(shell.waitFor()).isZero();
    }
}
