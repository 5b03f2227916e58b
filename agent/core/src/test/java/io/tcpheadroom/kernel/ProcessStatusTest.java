package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProcessStatusTest {
    private static String status(String capabilities) {
        return "Name:\tjava\nTgid:\t7\nPid:\t7\nUid:\t1000\t0\t0\t0\nThreads:\t42\nCapEff:\t" + capabilities + "\n";
    }

    @Test
    void a_status_without_a_user_is_malformed() {
        assertThatThrownBy(() -> ProcessStatus.parse("Name:\tjava\nTgid:\t7\nThreads:\t42\nCapEff:\t0\n"))
                .isInstanceOf(MalformedKernelText.class)
                .hasMessageStartingWith("/proc/self/status line 1: no Tgid, Uid, Threads or CapEff");
    }

    @Test
    void capabilities_that_are_no_set_of_flags_are_malformed() {
        for (String capabilities : new String[] {"-1", "+1", "xyz", "fffffffffffffffff"}) {
            assertThatThrownBy(() -> ProcessStatus.parse(status(capabilities)))
                    .isInstanceOf(MalformedKernelText.class)
                    .hasMessageStartingWith("/proc/self/status line 6: not a hexadecimal number");
        }
    }

    @Test
    void the_real_user_counts_and_not_the_effective_one() {
        ProcessStatus status = ProcessStatus.parse(status("0"));

        assertThat(status.realUid()).isEqualTo(1000);
        assertThat(status.threads()).isEqualTo(Figure.of(42));
        assertThat(status.pid()).isEqualTo(Figure.of(7));
    }

    @Test
    void memory_is_in_bytes_and_what_a_kernel_thread_lacks_is_unknown() {
        ProcessStatus status = ProcessStatus.parse(status("0") + "VmSize:\t    3060 kB\nFDSize:\t256\n");

        assertThat(status.addressSpace()).isEqualTo(Figure.of(3060 * 1024));
        assertThat(status.fdSlots()).isEqualTo(Figure.of(256));
        assertThat(status.data()).isEqualTo(Figure.unknown("/proc/self/status has no VmData"));
    }

    @Test
    void either_of_two_capabilities_lifts_the_limit() {
        assertThat(ProcessStatus.parse(status("0000000000000000")).mayExceedProcesses())
                .isFalse();
        assertThat(ProcessStatus.parse(status("ffffffffffffffff")).mayExceedProcesses())
                .isTrue();
        assertThat(ProcessStatus.parse(status("0000000000200000")).mayExceedProcesses())
                .isTrue(); // CAP_SYS_ADMIN
        assertThat(ProcessStatus.parse(status("0000000001000000")).mayExceedProcesses())
                .isTrue(); // CAP_SYS_RESOURCE
        assertThat(ProcessStatus.parse(status("fffffffffedfffff")).mayExceedProcesses())
                .isFalse(); // all others
    }
}
