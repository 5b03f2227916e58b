package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import java.util.List;
import org.junit.jupiter.api.Test;

class FdKindWatchTest {
    private final Kernel kernel = new Kernel(Hosts.roots("linux-6.18"));

    private boolean counts(Figure used) {
        kernel.refresh();
        new FdKindWatch(kernel.fdKinds())
                .accept(Samples.of(
                        List.of(Samples.resource(FdKindWatch.RESOURCE, used, Figure.of(100), null)), List.of()));
        return kernel.fdKinds().last() != null;
    }

    @Test
    void nothing_is_counted_while_there_are_descriptors_enough_or_nobody_knows() {
        assertThat(counts(Figure.of(84))).isFalse();
        assertThat(counts(Figure.unknown("no such file"))).isFalse();
    }

    @Test
    void they_are_counted_by_kind_as_soon_as_few_are_left() {
        assertThat(counts(Figure.of(85))).isTrue();
    }
}
