package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.BufferPoolMXBean;
import org.junit.jupiter.api.Test;

class BufferPoolsTest {
    @Test
    void a_jvm_that_answers_with_an_error_is_unknown_with_it() {
        assertThat(BufferPools.untold(new NoClassDefFoundError("x")).reason())
                .isEqualTo("not available from this JVM: java.lang.NoClassDefFoundError: x");
    }

    @Test
    void a_pool_that_this_jvm_does_not_have_is_unknown_by_its_name() {
        assertThat(BufferPools.figure("rubber", BufferPoolMXBean::getCount)
                        .get()
                        .reason())
                .isEqualTo("this JVM has no buffer pool \"rubber\"");
    }
}
