package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixSocketsTest {
    private static final String HEADER = "Num       RefCount Protocol Flags    Type St Inode Path\n";

    @TempDir
    Path folder;

    private Map<Long, String> listening(String text) throws IOException {
        Roots roots = Roots.of(folder);
        Files.createDirectories(roots.proc("self/net"));
        Files.createDirectories(roots.proc("net"));
        Files.writeString(roots.proc("self/net/unix"), text);
        Files.writeString(roots.proc("net/unix"), text);
        return UnixSockets.listening(roots);
    }

    @Test
    void an_inode_that_is_no_number_is_malformed_and_says_where() {
        assertThatThrownBy(() -> UnixSockets.add(
                        new HashMap<>(), 2, "0000000000000000: 00000002 00000000 00010000 0001 01 x /run/a"))
                .isInstanceOf(MalformedKernelText.class)
                .hasMessageContaining("/proc/net/unix")
                .hasMessageContaining("line 2");
    }

    @Test
    void a_file_that_cannot_be_read_or_understood_names_no_listener() throws IOException {
        assertThat(UnixSockets.listening(Roots.of(folder))).isEmpty();
        assertThat(listening(HEADER + "0000000000000000: 00000002 00000000 00010000 0001 01 x /run/a\n"))
                .isEmpty();
        assertThat(listening("")).isEmpty();
        assertThat(listening(HEADER + "\n00010000\n")).isEmpty();
    }

    @Test
    void those_that_listen_are_known_by_inode_and_others_are_left_out() throws IOException {
        assertThat(listening(HEADER
                        + "0000000000000000: 00000002 00000000 00010000 0001 01 21 /run/with a blank\n"
                        + "0000000000000000: 00000002 00000000 00010000 0001 01 22 @abstract\n"
                        + "0000000000000000: 00000003 00000000 00000000 0001 03 23 /run/connected\n"
                        + "0000000000000000: 00000003 00000000 00000000 0001 03 24\n"))
                .isEqualTo(Map.of(21L, "/run/with a blank", 22L, "@abstract"));
    }
}
