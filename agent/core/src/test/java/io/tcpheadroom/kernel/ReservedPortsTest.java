package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedPortsTest {
    @ParameterizedTest
    @ValueSource(strings = {"65536", "-1", "9-8", "a", "1,,2"})
    void what_is_no_list_of_ports_is_malformed(String text) {
        assertThatThrownBy(() -> ReservedPorts.parse(text)).isInstanceOf(MalformedKernelText.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "8080", "8080,9000-9100", "1-65535"})
    void it_is_written_as_the_kernel_writes_it(String text) {
        assertThat(ReservedPorts.parse(text)).hasToString(text);
    }

    @Test
    void more_of_them_join_their_neighbours_and_leave_the_others_as_they_were() {
        ReservedPorts reserved = ReservedPorts.parse("8080,9000-9002");

        assertThat(reserved.and(List.of(9003, 8080, 70))).hasToString("70,8080,9000-9003");
        assertThat(reserved).hasToString("8080,9000-9002");
    }
}
