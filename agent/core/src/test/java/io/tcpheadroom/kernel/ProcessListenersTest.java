package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcessListenersTest {
    private static final Path SELF = Path.of("/proc/self");

    @Test
    void of_a_process_that_is_gone_nothing_is_known() {
        assertThatThrownBy(() -> ProcessListeners.ports(Path.of("/proc/gone"))).isInstanceOf(IOException.class);
    }

    @Test
    void the_ports_of_a_process_are_those_that_it_listens_on() throws IOException {
        int port;
        try (ServerSocket any = new ServerSocket(0);
                ServerSocket loopback = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = any.getLocalPort();
            assertThat(ProcessListeners.ports(SELF)).contains(port, loopback.getLocalPort());
        }
        assertThat(ProcessListeners.ports(SELF)).doesNotContain(port);
    }
}
