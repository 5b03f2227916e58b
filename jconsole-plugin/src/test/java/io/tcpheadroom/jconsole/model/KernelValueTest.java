package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.jconsole.FakeJvm;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KernelValueTest {
    private final FakeJvm jvm = FakeJvm.withAgent();

    @Test
    void a_setting_is_called_and_written_as_sysctl_does() {
        jvm.kernel(new LinkedHashMap<>(Map.of("somaxconn", 262_144L)));

        KernelValue value = values().get(0);

        assertThat(value.title()).isEqualTo("net.core.somaxconn");
        assertThat(value.text()).isEqualTo("262144");
        assertThat(value.unit()).isEqualTo("connections");
        assertThat(value.description()).isEqualTo("What somaxconn means");
        assertThat(value.isCounter()).isFalse();
        assertThat(value.ratePerSecond()).isNull();
    }

    @Test
    void a_counter_has_a_rate_from_its_second_reading_on() {
        Map<String, Object> counters = jvm.pressure(new LinkedHashMap<>(Map.of("ListenOverflowsTotal", 1_000L)));
        assertThat(values().get(0).ratePerSecond()).isNull();

        counters.put("ListenOverflowsTotal", 1_030L);
        jvm.clock.advance(Duration.ofSeconds(3));
        KernelValue value = values().get(0);

        assertThat(value.title()).isEqualTo("ListenOverflows");
        assertThat(value.text()).isEqualTo("1,030");
        assertThat(value.ratePerSecond()).isEqualTo(10.0);
    }

    @Test
    void what_the_kernel_lacks_is_a_dash() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("tcp_tw_recycle", null);
        jvm.kernel(values);

        assertThat(values().get(0).text()).isEqualTo(Numbers.ABSENT);
        assertThat(values().get(0).number()).isNull();
    }

    @Test
    void counters_stand_before_settings() {
        jvm.kernel(new LinkedHashMap<>(Map.of("somaxconn", 1L)));
        jvm.pressure(new LinkedHashMap<>(Map.of("ListenDropsTotal", 1L)));

        assertThat(values()).extracting(KernelValue::title).containsExactly("ListenDrops", "net.core.somaxconn");
    }

    @Test
    void an_agent_without_these_beans_has_none() {
        assertThat(values()).isEmpty();
    }

    private List<KernelValue> values() {
        return jvm.snapshot().kernelValues();
    }
}
