package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.Callable;

/** A scrape, and what JMX says of the same sample: both reads and the scrape between them fell into one tick. */
record Compared(Scrape scrape, Map<String, Double> numbers) {
    static Compared between(ForkedJvm jvm, int port) {
        return between(jvm, () -> Scrape.of(port));
    }

    static Compared between(ForkedJvm jvm, Callable<Scrape> scraping) {
        return Await.satisfied(
                () -> {
                    Map<String, Double> before = settled(jvm);
                    Scrape scrape = scraping.call();
                    Map<String, Double> after = settled(jvm);
                    return before.equals(after) ? new Compared(scrape, after) : null;
                },
                compared -> assertThat(compared).isNotNull());
    }

    /** Without the one number that goes on between two samples. */
    private static Map<String, Double> settled(ForkedJvm jvm) throws Exception {
        Map<String, Double> numbers = Numbers.of(jvm.beans());
        numbers.remove("tcpheadroomagentuptimeseconds[]");
        return numbers;
    }
}
