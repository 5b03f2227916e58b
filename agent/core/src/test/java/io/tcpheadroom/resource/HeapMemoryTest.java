package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.kernel.Figure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What collections could not free of this JVM's heap. */
class HeapMemoryTest {
    private static final int MIB = 1 << 20;

    @Test
    void what_is_kept_is_used_after_a_collection_and_garbage_is_not() {
        System.gc();
        Reading before = HeapMemory.reading(1);
        assertThat(before.limit()).isEqualTo(Figure.limit(Runtime.getRuntime().maxMemory()));
        assertThat(before.used().value()).isPositive();

        List<byte[]> kept = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            kept.add(new byte[MIB]);
            assertThat(new byte[MIB]).hasSize(MIB); // garbage
        }
        System.gc();
        Reading after = HeapMemory.reading(2);

        assertThat(after.used().value() - before.used().value()).isBetween(19L * MIB, 30L * MIB);
        assertThat(kept).hasSize(20);
    }
}
