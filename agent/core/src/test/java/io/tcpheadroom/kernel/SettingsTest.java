package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    private Roots roots;
    private Settings settings;

    @BeforeEach
    void copy_the_host() {
        roots = Hosts.copy("linux-6.18", folder);
        settings = new Settings(SettingCatalog.ALL, roots, PageSize.of(4096), HostOverrides.none());
    }

    private void write(String path, String text) throws IOException {
        Files.writeString(roots.proc("sys/" + path), text);
        settings.refresh(0);
    }

    @Test
    void a_malformed_setting_is_unknown_and_the_others_are_not() throws IOException {
        write("net/core/somaxconn", "many\n");

        assertThat(settings.figure("Somaxconn"))
                .isEqualTo(Figure.unknown("/proc/sys/net/core/somaxconn line 1: not a number: \"many\""));
        assertThat(settings.problem()).contains("somaxconn line 1");
        assertThat(settings.figure("TcpFinTimeoutSeconds")).isEqualTo(Figure.of(60));
    }

    @Test
    void a_triple_that_is_cut_short_keeps_what_is_there() throws IOException {
        write("net/ipv4/tcp_rmem", "4096\t131072\n");

        assertThat(settings.figure("TcpRmemDefaultBytes")).isEqualTo(Figure.of(131_072));
        assertThat(settings.figure("TcpRmemMaxBytes").reason()).contains("tcp_rmem line 1: only 2 words");
    }

    @Test
    void a_setting_that_a_folder_stands_in_for_is_unknown() throws IOException {
        Files.delete(roots.proc("sys/net/core/somaxconn"));
        Files.createDirectory(roots.proc("sys/net/core/somaxconn"));
        settings.refresh(0);

        assertThat(settings.figure("Somaxconn").reason()).endsWith("/somaxconn: is a directory");
    }

    @Test
    void malformed_reserved_ports_leave_the_ephemeral_ports_unknown() throws IOException {
        write("net/ipv4/ip_local_reserved_ports", "8080-\n");

        assertThat(settings.ephemeralPorts().reason()).contains("ip_local_reserved_ports line 1: not a number: \"\"");
        assertThat(settings.values().get("IpLocalReservedPorts").orNull()).isEqualTo("8080-");
    }

    @Test
    void without_the_port_range_the_ephemeral_ports_are_unknown_and_any_port_may_be_one() throws IOException {
        Files.delete(roots.proc("sys/net/ipv4/ip_local_port_range"));
        settings.refresh(0);

        assertThat(settings.ephemeralPorts()).isEqualTo(settings.figure("IpLocalPortRangeLow"));
        assertThat(settings.ephemeralPorts().kind()).isEqualTo(Figure.Kind.UNKNOWN);
        assertThat(settings.range().contains(1)).isTrue();
    }

    @Test
    void more_pages_than_bytes_can_be_counted_are_unlimited() throws IOException {
        write("net/ipv4/tcp_mem", "1\t2\t9223372036854775807\n");

        assertThat(settings.figure("TcpMemLowBytes")).isEqualTo(Figure.of(4096));
        assertThat(settings.figure("TcpMemMaxBytes")).isEqualTo(Figure.unlimited());
    }

    @Test
    void what_was_removed_is_not_applicable_and_where_it_still_exists_it_is_shown() throws IOException {
        settings.refresh(0);
        assertThat(settings.figure("TcpTwRecycle")).isEqualTo(Figure.notApplicable("removed in Linux 4.12"));
        assertThat(settings.figure("EpollMaxUserInstances").kind()).isEqualTo(Figure.Kind.NOT_APPLICABLE);

        write("net/ipv4/tcp_tw_recycle", "1\n");
        assertThat(settings.figure("TcpTwRecycle")).isEqualTo(Figure.of(1));
    }

    @Test
    void a_text_setting_is_its_text_without_the_line_end() throws IOException {
        write("net/ipv4/ip_local_reserved_ports", "\n");
        assertThat(settings.values().get("IpLocalReservedPorts").orNull()).isEqualTo("");

        write("net/ipv4/ip_local_reserved_ports", "8080,9000-9100\n");
        assertThat(settings.values().get("IpLocalReservedPorts").orNull()).isEqualTo("8080,9000-9100");
        assertThat(settings.values().get("IpLocalReservedPorts").figure().isNumber())
                .isFalse();
    }
}
