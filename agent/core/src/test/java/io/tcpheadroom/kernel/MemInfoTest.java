package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemInfoTest {
    @Test
    void half_of_it_is_malformed() {
        assertThatThrownBy(() -> MemInfo.parse("MemTotal: 7 kB\nCommitLimit: 12 kB\n"))
                .isInstanceOf(MalformedKernelText.class)
                .hasMessageStartingWith("/proc/meminfo line 1: no Committed_AS or CommitLimit");
        assertThatThrownBy(() -> MemInfo.parse("CommitLimit: -12 kB\nCommitted_AS: 1 kB\n"))
                .hasMessageStartingWith("/proc/meminfo line 1: negative");
    }

    @Test
    void the_memory_of_the_host_is_unknown_where_it_is_not_told() {
        assertThat(MemInfo.parse("CommitLimit: 12 kB\nCommitted_AS: 1 kB\n").total())
                .isEqualTo(Figure.unknown("/proc/meminfo has no MemTotal"));
        assertThat(MemInfo.parse("MemTotal: 7 kB\nCommitLimit: 12 kB\nCommitted_AS: 1 kB\n")
                        .total())
                .isEqualTo(Figure.of(7_168));
    }

    @Test
    void kilobytes_there_are_bytes_here() {
        MemInfo info = MemInfo.parse("CommitLimit:    12342048 kB\nCommitted_AS:    1375892 kB\n");

        assertThat(info.commitLimit()).isEqualTo(Figure.of(12_638_257_152L));
        assertThat(info.committed()).isEqualTo(Figure.of(1_408_913_408L));
    }
}
