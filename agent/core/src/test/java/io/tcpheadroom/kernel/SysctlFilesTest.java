package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SysctlFilesTest {
    @TempDir
    Path root;

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> obsolete() {
        return SysctlFiles.read(Roots.of(root)).obsolete().stream()
                .map(place -> place.replace(root.toString(), ""))
                .toList();
    }

    @Test
    void a_machine_without_such_files_has_nothing_in_them() {
        assertThat(obsolete()).isEmpty();
    }

    @Test
    void what_is_no_setting_says_nothing() throws IOException {
        file("etc/sysctl.conf", "=\n==1\nnet.ipv4.tcp_tw_recycle\n= net.ipv4.tcp_tw_recycle\n\0\n[Service]");
        Files.createDirectories(root.resolve("etc/sysctl.d/folder.conf"));
        Files.createSymbolicLink(root.resolve("etc/sysctl.d/masked.conf"), Path.of("/dev/null"));
        Files.createSymbolicLink(root.resolve("etc/sysctl.d/nowhere.conf"), root.resolve("nothing"));

        assertThat(obsolete()).isEmpty();
    }

    @Test
    void the_lines_that_set_it_are_told_in_all_folders_however_they_are_written() throws IOException {
        file(
                "etc/sysctl.conf",
                "# net.ipv4.tcp_tw_recycle = 1\nnet.ipv4.tcp_tw_reuse = 1\nnet.ipv4.tcp_tw_recycle=1\n");
        file("etc/sysctl.d/10-a.conf", "-net/ipv4/tcp_tw_recycle = 1");
        file("run/sysctl.d/b.conf", "\n\n  - net.ipv4.tcp_tw_recycle  =  1  \r\n");
        file("usr/local/lib/sysctl.d/c.conf", "net.ipv4.tcp_tw_recycle=1");
        file("usr/lib/sysctl.d/d.conf", "net.ipv4.tcp_tw_recycle=1");

        assertThat(obsolete())
                .containsExactly(
                        "/etc/sysctl.conf line 3",
                        "/etc/sysctl.d/10-a.conf line 1",
                        "/run/sysctl.d/b.conf line 3",
                        "/usr/lib/sysctl.d/d.conf line 1",
                        "/usr/local/lib/sysctl.d/c.conf line 1");
    }

    @Test
    void what_is_off_is_commented_out_or_is_no_conf_file_is_not_told() throws IOException {
        file("etc/sysctl.conf", "net.ipv4.tcp_tw_recycle = 0\n; net.ipv4.tcp_tw_recycle = 1\n");
        file("etc/sysctl.d/README", "net.ipv4.tcp_tw_recycle = 1");
        file("etc/sysctl.d/a.conf.bak", "net.ipv4.tcp_tw_recycle = 1");

        assertThat(obsolete()).isEmpty();
    }

    @Test
    void with_the_hosts_procfs_mounted_elsewhere_the_files_beside_it_are_read() throws IOException {
        file("host/etc/sysctl.conf", "net.ipv4.tcp_tw_recycle = 1");

        assertThat(SysctlFiles.read(Roots.of(root.resolve("host"))).obsolete())
                .containsExactly(root + "/host/etc/sysctl.conf line 1");
    }
}
