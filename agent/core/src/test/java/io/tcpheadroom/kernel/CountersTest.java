package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountersTest {
    @TempDir
    Path folder;

    @Test
    void what_was_read_at_one_tick_stays_whenever_somebody_asks() throws IOException {
        Roots roots = Hosts.copy("linux-6.18", folder);
        try (Kernel kernel = new Kernel(roots)) {
            kernel.refresh();
            Counters before = CounterCatalog.read(kernel);

            Path netstat = roots.at(NetStat.PATH);
            Files.writeString(netstat, "TcpExt: ListenOverflows ListenDrops\nTcpExt: 4711 4712\n");
            Files.writeString(roots.at(Snmp.PATH), "nonsense\n");
            kernel.refresh();
            Counters after = CounterCatalog.read(kernel);

            assertThat(before.figure("ListenOverflowsTotal")).isEqualTo(Figure.of(0));
            assertThat(before.figure("ActiveOpensTotal")).matches(Figure::isNumber);
            assertThat(after.figure("ListenOverflowsTotal")).isEqualTo(Figure.of(4711));
            assertThat(after.figure("ActiveOpensTotal").kind()).isEqualTo(Figure.Kind.UNKNOWN);
            assertThat(after.figure("TCPMigrateReqSuccessTotal").kind()).isEqualTo(Figure.Kind.NOT_APPLICABLE);
        }
    }

    @Test
    void each_by_itself_is_as_it_is_among_all() {
        try (Kernel kernel = new Kernel(Hosts.roots("linux-6.18"))) {
            kernel.refresh();
            Counters counters = CounterCatalog.read(kernel);

            assertThat(counters.all().keySet())
                    .containsExactlyElementsOf(
                            CounterCatalog.ALL.stream().map(Counter::attribute).toList());
            assertThat(counters.all())
                    .allSatisfy((attribute, figure) ->
                            assertThat(counters.figure(attribute)).isEqualTo(figure));
            assertThat(counters.figure("NoSuchTotal")).isNull();
        }
    }

    @Test
    void those_that_are_given_are_all() {
        Counters counters = Counters.of(Map.of("ListenDropsTotal", Figure.of(3)));

        assertThat(counters.all()).containsExactly(Map.entry("ListenDropsTotal", Figure.of(3)));
        assertThat(counters.figure("ListenDropsTotal")).isEqualTo(Figure.of(3));
        assertThat(counters.figure("ListenOverflowsTotal")).isNull();
    }
}
