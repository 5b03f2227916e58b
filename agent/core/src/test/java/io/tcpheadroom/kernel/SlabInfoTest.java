package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlabInfoTest {
    private static final String HEADER = "slabinfo - version: 2.1\n"
            + "# name            <active_objs> <num_objs> <objsize> <objperslab> <pagesperslab> : tunables\n";

    /** Linux 6.18. */
    private static final String ROWS = "tw_sock_TCPv6         98    192    256   16    1 : tunables    0    0    0\n"
            + "request_sock_TCPv6     24     24    320   12    1 : tunables    0    0    0\n"
            + "TCPv6                 39     91   2496   13    8 : tunables    0    0    0\n"
            + "nf_conntrack           0      0    256   16    1 : tunables    0    0    0\n"
            + "sock_inode_cache     150    247    832   19    4 : tunables    0    0    0\n"
            + "filp                1220   1386    192   21    1 : tunables    0    0    0\n"
            + "dentry            551624 551733    192   21    1 : tunables    0    0    0\n";

    @TempDir
    private Path folder;

    @Test
    void a_slab_for_no_object_is_malformed_and_so_is_half_a_row() {
        assertThatThrownBy(() -> SlabInfo.parse(HEADER + "TCPv6 0 0 2496 0 8 : tunables\n", 4096))
                .isInstanceOf(MalformedKernelText.class)
                .hasMessageStartingWith("/proc/slabinfo line 3: no object fits into a slab");
        assertThatThrownBy(() -> SlabInfo.parse(HEADER + "TCPv6 0 0\n", 4096))
                .hasMessageStartingWith("/proc/slabinfo line 3: only 3 words");
    }

    @Test
    void an_object_takes_its_share_of_the_slab() {
        SlabInfo slabs = SlabInfo.parse(HEADER + ROWS, 4096);

        assertThat(slabs.bytes("TCPv6")).isEqualTo(2_521);
        assertThat(slabs.bytes("tw_sock_TCPv6")).isEqualTo(256);
        assertThat(slabs.bytes("TCP")).isNull();
        assertThat(SlabInfo.parse(HEADER + ROWS, 65_536).bytes("filp")).isEqualTo(3_121);
    }

    @Test
    void for_a_user_who_may_not_read_it_no_cache_is_named() {
        assertThat(SlabInfo.read(Roots.of(folder)).bytes("TCPv6")).isNull();
    }

    @Test
    void it_is_read_where_the_machine_has_it() throws IOException {
        Roots roots = Hosts.copy("linux-6.18", folder);
        Files.writeString(folder.resolve("proc/slabinfo"), HEADER + ROWS);

        assertThat(SlabInfo.read(roots).bytes("sock_inode_cache")).isEqualTo(863);
    }

    @Test
    void a_connection_is_its_socket_inode_file_and_entry() {
        ConnectionMemory memory =
                ConnectionMemory.of(SlabInfo.parse(HEADER + ROWS, 4096), KernelRelease.parse("5.10.0"));

        assertThat(memory.open()).isEqualTo(2_521 + 863 + 196 + 196);
        assertThat(memory.timeWait()).isEqualTo(256);
        assertThat(memory.halfOpen()).isEqualTo(342);
        assertThat(memory.tracked()).isEqualTo(256);
        assertThat(memory.source()).isEqualTo("from /proc/slabinfo");
    }

    @Test
    void a_cache_that_is_merged_with_another_is_taken_from_the_table() {
        SlabInfo withoutConntrack = SlabInfo.parse(HEADER + ROWS.replace("nf_conntrack", "merged"), 4096);
        SlabInfo withoutSocket = SlabInfo.parse(HEADER + ROWS.replace("TCPv6  ", "merged "), 4096);
        KernelRelease release = KernelRelease.parse("5.10.0");

        assertThat(ConnectionMemory.of(withoutConntrack, release).tracked()).isEqualTo(342);
        assertThat(ConnectionMemory.of(withoutSocket, release).source()).isEqualTo("measured on Linux 5.10");
    }

    @Test
    void the_table_gives_the_newest_kernel_that_is_no_newer() {
        assertThat(source("6.11.4")).isEqualTo("measured on Linux 6.1");
        assertThat(source("6.18.44-fc")).isEqualTo("measured on Linux 6.18");
        assertThat(source("9.0")).isEqualTo("measured on Linux 7.2");
        assertThat(source("4.18.0-553.el8_10")).isEqualTo("measured on Linux 5.10");
        assertThat(ConnectionMemory.of(null, null).source()).isEqualTo("measured on Linux 5.10");
    }

    private static String source(String release) {
        return ConnectionMemory.of(null, KernelRelease.parse(release)).source();
    }
}
