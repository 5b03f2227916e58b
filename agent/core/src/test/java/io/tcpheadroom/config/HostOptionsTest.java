package io.tcpheadroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostOptionsTest {
    private final List<String> log = new ArrayList<>();

    @Test
    void what_is_stated_of_the_host_is_in_the_words_of_the_file() {
        Config config = OptionsParser.parse("host.tcp_mem=287898:383867:575796,host.tcp_max_orphans=131072", log::add);

        assertThat(config.hostSettings())
                .hasSize(2)
                .containsEntry("net/ipv4/tcp_mem", "287898 383867 575796")
                .containsEntry("net/ipv4/tcp_max_orphans", "131072");
        assertThat(log).isEmpty();
    }

    @Test
    void nothing_is_stated_by_default() {
        assertThat(OptionsParser.parse("", log::add).hostSettings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:2", "3:2:1", "1:2:3:4", "1:2:x", "-1:2:3", "0:1:2", "1 2 3", "1:2:99999999999999999999"})
    void what_cannot_be_the_files_words_is_one_line_and_not_stated(String value) {
        Config config = OptionsParser.parse("host.tcp_mem=" + value, log::add);

        assertThat(config.hostSettings()).isEmpty();
        assertThat(log).singleElement().asString().contains("LOW:PRESSURE:MAX, three ascending numbers of pages");
    }
}
