package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupTest {
    private static final String VERSION_2 = "0::/system.slice/shop.service\n";
    private static final String VERSION_1 = "5:pids:/docker/ab12\n4:memory:/docker/ab12\n2:cpu,cpuacct:/\n";

    @TempDir
    Path root;

    private Roots roots;

    @BeforeEach
    void root() {
        roots = Roots.of(root);
    }

    private void write(String file, String text) throws IOException {
        Path path = roots.cgroup(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private CgroupPids pids(String cgroup) throws IOException {
        return CgroupPids.read(roots, CgroupPath.parse(cgroup));
    }

    private CgroupMemory memory(String cgroup) throws IOException {
        return CgroupMemory.read(roots, CgroupPath.parse(cgroup));
    }

    @Test
    void malformed_text_is_named_with_its_file_and_line() {
        assertThatThrownBy(() -> CgroupPath.parse("0::/\n5;pids;/\n"))
                .hasMessageContaining("/proc/self/cgroup line 2: not number:controllers:path");
        assertThatThrownBy(() -> CgroupPath.parse("0::relative\n")).hasMessageContaining("line 1");
    }

    @Test
    void in_no_control_group_it_is_not_applicable_and_where_none_is_mounted_it_cannot_be_told() throws IOException {
        assertThatThrownBy(() -> pids(VERSION_2))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage(roots.cgroup("") + ": no control groups are mounted here");
        assertThatThrownBy(() -> memory(VERSION_1))
                .hasMessage(roots.cgroup("memory") + ": no control groups are mounted here");
        assertThat(pids("").limit().kind()).isEqualTo(Figure.Kind.NOT_APPLICABLE);
    }

    @Test
    void the_root_has_no_limit() throws IOException {
        write("cgroup.procs", "1\n");

        assertThat(pids("0::/\n").limit()).isEqualTo(Figure.unlimited());
        assertThat(memory("0::/\n").limit()).isEqualTo(Figure.unlimited());
    }

    @Test
    void malformed_numbers_are_unknown_and_never_unlimited() throws IOException {
        write("system.slice/shop.service/pids.max", "many\n");
        write("system.slice/shop.service/pids.current", "12\n");

        assertThat(pids(VERSION_2).limit().kind()).isEqualTo(Figure.Kind.UNKNOWN);
        assertThat(pids(VERSION_2).limit().reason()).contains("pids.max line 1: not a number: \"many\"");
    }

    @Test
    void the_group_nearest_to_its_limit_counts_with_its_own_number() throws IOException {
        write("system.slice/pids.max", "100\n");
        write("system.slice/pids.current", "95\n");
        write("system.slice/shop.service/pids.max", "40\n");
        write("system.slice/shop.service/pids.current", "12\n");

        assertThat(pids(VERSION_2).used()).isEqualTo(Figure.of(95));
        assertThat(pids(VERSION_2).limit()).isEqualTo(Figure.of(100));
    }

    @Test
    void a_group_without_a_limit_is_bound_by_the_one_above() throws IOException {
        write("system.slice/memory.max", "1000000\n");
        write("system.slice/memory.current", "600000\n");
        write("system.slice/memory.stat", "anon 500000\nsock 8192\n");
        write("system.slice/shop.service/memory.max", "max\n");
        write("system.slice/shop.service/memory.current", "100000\n");
        write("system.slice/shop.service/memory.stat", "anon 90000\nsock 4096\n");

        assertThat(memory(VERSION_2).sockets().used()).isEqualTo(Figure.of(8192));
        assertThat(memory(VERSION_2).all()).isEqualTo(Figure.of(600_000));
        assertThat(memory(VERSION_2).limit()).isEqualTo(Figure.of(1_000_000));
    }

    @Test
    void a_path_of_the_host_seen_from_a_container_is_the_mount_itself() throws IOException {
        write("pids/pids.max", "64\n");
        write("pids/pids.current", "7\n");

        assertThat(pids(VERSION_1).limit()).isEqualTo(Figure.of(64));
        assertThat(pids(VERSION_1).used()).isEqualTo(Figure.of(7));
    }

    @Test
    void beside_version_1_version_2_is_mounted_as_unified() throws IOException {
        write("memory/docker/ab12/memory.kmem.tcp.limit_in_bytes", "9223372036854771712\n");
        write("unified/app/pids.max", "9\n");
        write("unified/app/pids.current", "3\n");

        assertThat(pids("4:memory:/docker/ab12\n0::/app\n").limit()).isEqualTo(Figure.of(9));
        assertThat(memory("4:memory:/docker/ab12\n0::/app\n").sockets().limit()).isEqualTo(Figure.unlimited());
        assertThat(memory("4:memory:/docker/ab12\n0::/app\n").sockets().used().reason())
                .contains("version 1");
    }

    @Test
    void version_1_has_a_limit_for_tcp_alone() throws IOException {
        write("memory/docker/ab12/memory.kmem.tcp.limit_in_bytes", "1048576\n");
        write("memory/docker/ab12/memory.kmem.tcp.usage_in_bytes", "65536\n");

        assertThat(memory(VERSION_1).sockets().used()).isEqualTo(Figure.of(65_536));
        assertThat(memory(VERSION_1).sockets().limit()).isEqualTo(Figure.of(1_048_576));
    }

    @Test
    void all_memory_but_the_cached_files_counts_in_both_versions() throws IOException {
        write("system.slice/shop.service/memory.max", "1000000\n");
        write("system.slice/shop.service/memory.current", "600000\n");
        write("system.slice/shop.service/memory.stat", "anon 500000\ninactive_file 150000\n");
        write("system.slice/shop.service/memory.events", "low 0\nsock_throttled 12\n");
        write("memory/docker/ab12/memory.limit_in_bytes", "2000000\n");
        write("memory/docker/ab12/memory.usage_in_bytes", "700000\n");
        write("memory/docker/ab12/memory.stat", "inactive_file 1\ntotal_inactive_file 100000\n");

        CgroupMemory version2 = memory(VERSION_2);
        assertThat(version2.used()).isEqualTo(Figure.of(450_000));
        assertThat(version2.limit()).isEqualTo(Figure.of(1_000_000));
        assertThat(version2.sockets().throttled()).isEqualTo(Figure.of(12));
        CgroupMemory version1 = memory(VERSION_1);
        assertThat(version1.used()).isEqualTo(Figure.of(600_000));
        assertThat(version1.limit()).isEqualTo(Figure.of(2_000_000));
        assertThat(version1.sockets().throttled().kind()).isEqualTo(Figure.Kind.NOT_APPLICABLE);
    }

    /** With its cache the group itself is nearer to its limit, without it the one above. */
    @Test
    void the_group_that_is_nearest_without_its_cached_files_is_that_of_the_sockets_too() throws IOException {
        write("system.slice/memory.max", "1000000\n");
        write("system.slice/memory.current", "900000\n");
        write("system.slice/memory.stat", "sock 8192\ninactive_file 0\n");
        write("system.slice/memory.events", "sock_throttled 3\n");
        write("system.slice/shop.service/memory.max", "700000\n");
        write("system.slice/shop.service/memory.current", "690000\n");
        write("system.slice/shop.service/memory.stat", "sock 4096\ninactive_file 600000\n");
        write("system.slice/shop.service/memory.events", "sock_throttled 2\n");

        CgroupMemory nearest = memory(VERSION_2);
        assertThat(nearest.used()).isEqualTo(Figure.of(900_000));
        assertThat(nearest.limit()).isEqualTo(Figure.of(1_000_000));
        assertThat(nearest.sockets().used()).isEqualTo(Figure.of(8192));
        assertThat(nearest.sockets().limit()).isEqualTo(Figure.of(1_000_000));
        assertThat(nearest.sockets().throttled()).isEqualTo(Figure.of(3));
    }

    @Test
    void in_version_1_the_group_nearest_to_its_limit_of_tcp_may_be_another() throws IOException {
        write("memory/docker/memory.limit_in_bytes", "1000000\n");
        write("memory/docker/memory.usage_in_bytes", "900000\n");
        write("memory/docker/ab12/memory.kmem.tcp.limit_in_bytes", "1048576\n");
        write("memory/docker/ab12/memory.kmem.tcp.usage_in_bytes", "65536\n");

        assertThat(memory(VERSION_1).used()).isEqualTo(Figure.of(900_000));
        assertThat(memory(VERSION_1).limit()).isEqualTo(Figure.of(1_000_000));
        assertThat(memory(VERSION_1).sockets().used()).isEqualTo(Figure.of(65_536));
        assertThat(memory(VERSION_1).sockets().limit()).isEqualTo(Figure.of(1_048_576));
    }

    @Test
    void memory_without_a_count_of_cached_files_counts_whole() throws IOException {
        write("system.slice/shop.service/memory.max", "1000000\n");
        write("system.slice/shop.service/memory.current", "600000\n");

        assertThat(memory(VERSION_2).used()).isEqualTo(Figure.of(600_000));
    }

    @Test
    void controllers_may_share_a_hierarchy() throws IOException {
        write("pids/group/pids.max", "5\n");
        write("pids/group/pids.current", "1\n");

        assertThat(pids("2:cpu,pids:/group\n").limit()).isEqualTo(Figure.of(5));
    }

    @Test
    void the_path_does_not_lead_out_of_the_mount() throws IOException {
        write("pids.max", "5\n");
        write("pids.current", "1\n");

        assertThat(pids("0::/../../other\n").limit()).isEqualTo(Figure.of(5));
    }
}
