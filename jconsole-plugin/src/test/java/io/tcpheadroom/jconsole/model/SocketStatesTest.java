package io.tcpheadroom.jconsole.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.jconsole.FakeJvm;
import io.tcpheadroom.jconsole.model.SocketStates.State;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SocketStatesTest {
    private final FakeJvm jvm = FakeJvm.withAgent();
    private final Map<String, Object> app = jvm.app("shop", 10);

    @Test
    void before_the_kernels_tables_were_read_they_are_unknown() {
        assertThat(states().isKnown()).isFalse();
        assertThat(states().total()).isZero();
        assertThat(states().text()).isEmpty();
    }

    @Test
    void what_is_in_none_of_them_is_the_rest() {
        app.putAll(Map.of("Established", 5L, "CloseWait", 2L, "SynSent", 0L, "FinWait", 0L));

        assertThat(states().total()).isEqualTo(10);
        assertThat(states().count(State.OTHER)).isEqualTo(3);
        assertThat(states().text()).isEqualTo("5 ESTABLISHED, 2 CLOSE_WAIT, 3 other");
    }

    @Test
    void tables_that_were_read_later_leave_no_negative_rest() {
        app.putAll(Map.of("Established", 12L, "CloseWait", 0L, "SynSent", 0L, "FinWait", 0L));

        assertThat(states().total()).isEqualTo(12);
    }

    @Test
    void why_connects_failed_is_told_by_reason() {
        assertThat(ConnectFailuresText.of(bean())).isEmpty();

        app.putAll(Map.of("ConnectRefusedTotal", 1_234L, "ConnectNoPortTotal", 2L));
        assertThat(ConnectFailuresText.of(bean())).isEqualTo("1,234 refused, 2 without a local port");
    }

    private SocketStates states() {
        return SocketStates.of(bean());
    }

    private Bean bean() {
        return jvm.snapshot().beans(BeanType.APP).get(0);
    }
}
