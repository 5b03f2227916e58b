package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherProcessesTest {
    private static final String ESTABLISHED = "01";
    private static final String CLOSE_WAIT = "08";
    private static final String LISTEN = "0A";

    @TempDir
    Path folder;

    private final StringBuilder rows = new StringBuilder();

    @BeforeEach
    void this_process() throws IOException {
        Files.createDirectories(folder.resolve("proc/net"));
        Files.createDirectories(folder.resolve("proc/1/fd"));
        Files.createSymbolicLink(folder.resolve("proc/self"), Path.of("1"));
    }

    private void row(String state, long inode) {
        rows.append("   0: 0100007F:1F90 0200007F:9C40 " + state
                + " 00000000:00000000 00:00000000 00000000     0        0 " + inode + " 1\n");
    }

    private void process(int pid, String command, long... inodes) throws IOException {
        Path process = folder.resolve("proc/" + pid);
        Files.createDirectories(process.resolve("fd"));
        Files.writeString(process.resolve("comm"), command + "\n");
        for (int fd = 0; fd < inodes.length; fd++) {
            Files.createSymbolicLink(process.resolve("fd/" + fd), Path.of("socket:[" + inodes[fd] + "]"));
        }
    }

    private OtherProcesses read() throws IOException, UnreadableFile {
        Files.writeString(folder.resolve("proc/net/tcp"), "  sl  local_address\n" + rows);
        return OtherProcesses.read(Roots.of(folder));
    }

    private static List<String> texts(OtherProcesses read) {
        return read.processes().stream()
                .map(process -> process.pid() + " " + process.command() + " " + process.all() + ": "
                        + process.listening() + " " + process.established() + " " + process.closeWait())
                .toList();
    }

    @Test
    void without_tables_there_is_nothing_to_look_for() {
        assertThatThrownBy(() -> OtherProcesses.read(Roots.of(folder))).isInstanceOf(UnreadableFile.class);
    }

    @Test
    void each_process_is_named_with_what_it_holds_and_the_one_with_the_most_comes_first() throws Exception {
        row(ESTABLISHED, 10);
        row(ESTABLISHED, 20);
        row(LISTEN, 30);
        row(CLOSE_WAIT, 31);
        row(ESTABLISHED, 32);
        row(ESTABLISHED, 0);
        process(1, "java", 10, 99);
        process(2, "curl", 20, 98);
        process(3, "envoy", 30, 31, 32);
        process(4, "bash");

        OtherProcesses read = read();

        assertThat(texts(read)).containsExactly("3 envoy 3: 1 1 1", "2 curl 1: 0 1 0");
        assertThat(read.unnamed()).isZero();
        assertThat(read.lack()).isEmpty();
    }

    @Test
    void a_socket_that_two_share_counts_once_and_one_that_is_ours_too_is_ours() throws Exception {
        row(ESTABLISHED, 10);
        row(LISTEN, 20);
        process(1, "java", 10);
        process(2, "child", 10);
        process(3, "worker", 20);
        process(4, "worker", 20);

        assertThat(texts(read())).hasSize(1).allMatch(text -> text.matches("[34] worker 1: 1 0 0"));
    }

    @Test
    void sockets_whose_process_is_not_found_are_said() throws Exception {
        row(ESTABLISHED, 10);
        row(ESTABLISHED, 11);
        process(2, "curl", 10);

        OtherProcesses read = read();

        assertThat(texts(read)).containsExactly("2 curl 1: 0 1 0");
        assertThat(read.lack())
                .isEqualTo(
                        "1 sockets are of processes that were not found: of another PID namespace, or closed meanwhile");
    }

    @Test
    void descriptors_that_cannot_be_read_are_why() throws Exception {
        row(ESTABLISHED, 10);
        Files.createDirectories(folder.resolve("proc/2"));
        Files.writeString(folder.resolve("proc/2/fd"), "");

        assertThat(read().lack())
                .isEqualTo(
                        "1 sockets are of processes that were not found: the descriptors of 1 processes cannot be read, which takes "
                                + "their user's rights");
    }
}
