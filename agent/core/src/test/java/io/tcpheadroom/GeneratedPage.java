package io.tcpheadroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of {@code docs} that is made from the sources. With {@code -Dregenerate=true} it is written first, to be read in review. */
public record GeneratedPage(String name, String text) {
    public void check() throws IOException {
        Path page = Path.of("../../docs", name);
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(page, text);
        }
        assertThat(page).content().as("%s; -Dregenerate=true writes it", page).isEqualTo(text);
    }
}
