package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;

/** The table of what was foreseen and what was met. A row is written where {@code -Dregenerate=true} is given. */
final class HeadroomPage {
    private static final Path PAGE = Monitoring.DOCS.resolveSibling("headroom.md");

    private HeadroomPage() {}

    /**
     * Fails where they are apart, or where the page has no such row.
     *
     * @param program and its limit, as the page has it
     */
    static void assertMet(String program, String resource, int seenAt, int foreseen, int met) throws IOException {
        assertMet(program, resource, seenAt, foreseen, met, 3);
    }

    /** @param percent how far apart they may be */
    static synchronized void assertMet(
            String program, String resource, int seenAt, int foreseen, int met, double percent) throws IOException {
        String start = "| " + program + " | `" + resource + "` |";
        String row = String.format("%s %,d | %,d | %,d |", start, seenAt, foreseen, met);
        System.out.println(row);
        assertThat(met).as(row).isCloseTo(foreseen, Percentage.withPercentage(percent));
        List<String> lines = Files.readAllLines(PAGE);
        assertThat(lines).filteredOn(line -> line.startsWith(start)).hasSize(1);
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(
                    PAGE,
                    lines.stream()
                            .map(line -> line.startsWith(start) ? row : line)
                            .collect(Collectors.joining("\n", "", "\n")));
        }
    }
}
