package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.Roots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynQueuesTest {
    @TempDir
    Path folder;

    private Roots roots;

    @BeforeEach
    void copy_the_host() {
        roots = Hosts.copy("linux-6.18", folder);
    }

    /** Of a listener with that backlog. */
    private Figure limit(int backlog, int cookies, int most) throws IOException {
        Files.writeString(roots.proc("sys/net/ipv4/tcp_syncookies"), cookies + "\n");
        Files.writeString(roots.proc("sys/net/ipv4/tcp_max_syn_backlog"), most + "\n");
        try (Kernel kernel = Hosts.kernel(roots, () -> 0)) {
            kernel.refresh();
            Sample sample = new Scene().listener(8080, backlog, backlog, 0).at(0);
            return SynQueues.fullest(kernel, sample).limit();
        }
    }

    @Test
    void with_cookies_the_backlog_is_the_limit() throws IOException {
        assertThat(limit(50, 1, 64)).isEqualTo(Figure.of(50));
        assertThat(limit(4096, 2, 64)).isEqualTo(Figure.of(4096));
    }

    /** Measured on Linux 6.18: with 64, a listener with a backlog of 50 has 49 half-open connections at most. */
    @Test
    void without_cookies_three_quarters_of_the_setting_are_the_limit_where_these_are_fewer() throws IOException {
        assertThat(limit(50, 0, 64)).isEqualTo(Figure.of(48));
        assertThat(limit(50, 0, 66)).isEqualTo(Figure.of(50));
        assertThat(limit(4096, 0, 2048)).isEqualTo(Figure.of(1536));
    }
}
