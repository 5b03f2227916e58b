package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class DirectMemoryTest {
    @Test
    void direct_memory_grows_by_the_buffer_that_is_allocated() {
        // until no buffer that was collected as garbage is released meanwhile
        await().untilAsserted(() -> {
            long before = DirectMemory.used().value();
            ByteBuffer buffer = ByteBuffer.allocateDirect(10 << 20);

            assertThat(DirectMemory.used().value() - before).isBetween((long) buffer.capacity(), 11L << 20);
        });
    }

    @Test
    void without_the_option_the_limit_is_the_largest_heap() {
        assertThat(DirectMemory.limit().value()).isEqualTo(Runtime.getRuntime().maxMemory());
    }
}
