package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KernelReleaseTest {
    @Test
    void what_does_not_begin_with_two_numbers_is_malformed() {
        for (String text : new String[] {"linux", "6", "6.x", ".6.1", "9999999.1"}) {
            assertThatThrownBy(() -> KernelRelease.parse(text))
                    .isInstanceOf(MalformedKernelText.class)
                    .hasMessageStartingWith("/proc/sys/kernel/osrelease line 1: no release");
        }
    }

    @Test
    void releases_are_compared_as_numbers() {
        KernelRelease release = KernelRelease.parse("6.14.0-rc3+deb13-amd64\n");

        assertThat(release.isAtLeast(6, 14)).isTrue();
        assertThat(release.isAtLeast(6, 9)).isTrue();
        assertThat(release.isAtLeast(6, 15)).isFalse();
        assertThat(release.isAtLeast(5, 20)).isTrue();
        assertThat(release.isAtLeast(7, 0)).isFalse();
    }
}
