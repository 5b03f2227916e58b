package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever was captured is understood. */
class EveryHostTest {
    static Stream<String> hosts() throws IOException {
        return Files.list(Hosts.folder(""))
                .filter(Files::isDirectory)
                .map(Path::getFileName)
                .map(Path::toString);
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void no_reader_fails_and_every_setting_is_a_value_or_a_reason(String host) {
        try (Kernel kernel = new Kernel(Hosts.roots(host))) {
            Sources.tick(kernel);
            kernel.listenerTables().refresh(Set.of(1L));
            kernel.onDemand(Maps.COUNT).measure();
            kernel.connections().measure();

            assertThat(kernel.readers()).noneMatch(Reader::isFailing);
            assertThat(kernel.reports()).allMatch(report -> report.failuresTotal() == 0 || report.isAbsent());
            assertThat(kernel.settings().problem()).isNull();
            assertThat(kernel.pageSize().bytes().orNull()).isIn(4096L, 65_536L, null);
            assertThat(kernel.settings().values()).hasSameSizeAs(SettingCatalog.ALL);
            assertThat(kernel.settings().values().values())
                    .allMatch(value -> value.orNull() != null
                            || value.figure().reason() != null
                            || value.figure().kind() == Figure.Kind.UNLIMITED);
        }
    }
}
