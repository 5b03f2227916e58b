package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelTest {
    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong();

    @Test
    void a_host_of_nothing_answers_everything_with_a_reason() {
        try (Kernel kernel = new Kernel(Roots.of(folder), HostOverrides.none(), clock::get)) {
            Sources.tick(kernel);

            assertThat(kernel.fds().open().kind()).isEqualTo(Figure.Kind.UNKNOWN);
            assertThat(kernel.figure(SockStat.FILE, SockStat::timeWait))
                    .isEqualTo(Figure.unknown(folder + "/proc/net/sockstat: no such file"));
            assertThat(kernel.listenerTables().refresh(Set.of(1L))).isTrue();
            assertThat(kernel.listenerTables().sockets()).isEmpty();
            assertThat(kernel.listenerTables().problem()).isEqualTo(folder + "/proc/net/tcp: no such file");
            assertThat(kernel.settings().ephemeralPorts().reason())
                    .isEqualTo(folder + "/proc/sys/net/ipv4/ip_local_port_range: no such file");
            assertThat(kernel.readers()).hasSameSizeAs(Sources.ALL).allMatch(Reader::isAbsent);
            assertThat(kernel.readers()).allMatch(reader -> reader.report().failuresTotal() == 0);
        }
    }

    /** As under {@code ProcSubset=pid} of systemd; what is absent then says nothing of the kernel. */
    @Test
    void where_proc_net_is_hidden_the_process_s_own_is_read_and_nothing_is_said_of_the_kernel() {
        Roots roots = Hosts.roots("proc-subset-pid");
        try (Kernel kernel = new Kernel(roots, HostOverrides.none(), clock::get)) {
            Sources.tick(kernel);

            assertThat(kernel.figure(SockStat.FILE, SockStat::timeWait)).isEqualTo(Figure.of(21));
            assertThat(kernel.reader(SockStat.FILE).file())
                    .isEqualTo(roots.proc("net/sockstat").toString());
            assertThat(kernel.listenerTables().refresh(Set.of(44354L))).isTrue();
            assertThat(kernel.listenerTables().sockets()).hasSize(5);
            assertThat(kernel.figure(ConntrackCount.FILE, ConntrackCount::tracked))
                    .isEqualTo(Figure.unknown(roots.proc("sys/net/netfilter/nf_conntrack_count") + ": no such file"));
            assertThat(kernel.setting("NfConntrackMax").kind()).isEqualTo(Figure.Kind.UNKNOWN);
        }
    }

    @Test
    void without_the_module_nothing_is_tracked_and_without_its_folder_that_cannot_be_told() throws IOException {
        Roots roots = Hosts.copy("conntrack-not-loaded", folder);
        try (Kernel kernel = new Kernel(roots, HostOverrides.none(), clock::get)) {
            Sources.tick(kernel);
            assertThat(kernel.figure(ConntrackCount.FILE, ConntrackCount::tracked))
                    .isEqualTo(Figure.notApplicable(ConntrackCount.NOT_LOADED));
            assertThat(CounterCatalog.read(kernel).figure("ConntrackDropTotal").kind())
                    .isEqualTo(Figure.Kind.NOT_APPLICABLE);
        }
        try (Kernel kernel = new Kernel(Roots.of(folder.resolve("nowhere")), HostOverrides.none(), clock::get)) {
            assertThat(CounterCatalog.read(kernel).figure("ConntrackDropTotal").kind())
                    .isEqualTo(Figure.Kind.UNKNOWN);
        }
    }

    @Test
    void malformed_text_fails_its_own_reader_and_no_other() throws IOException {
        Roots roots = Hosts.copy("linux-6.18", folder);
        Files.writeString(roots.proc("net/sockstat"), "TCP: inuse ten\n");
        try (Kernel kernel = new Kernel(roots, HostOverrides.none(), clock::get)) {
            Sources.tick(kernel);
            kernel.refresh();

            assertThat(kernel.reader(SockStat.FILE).report().failuresTotal()).isEqualTo(2);
            assertThat(kernel.figure(SockStat.FILE, SockStat::timeWait))
                    .isEqualTo(Figure.unknown("/proc/net/sockstat line 1: not a number: \"ten\""));
            assertThat(kernel.reader(FileNr.FILE).succeeded()).isTrue();
            Files.writeString(roots.proc("net/sockstat"), "TCP: tw 4\n");
            kernel.refresh();
            assertThat(kernel.figure(SockStat.FILE, SockStat::timeWait)).isEqualTo(Figure.of(4));
            assertThat(kernel.reader(SockStat.FILE).succeeded()).isTrue();
        }
    }

    @Test
    void the_captured_host_is_read_exactly() {
        try (Kernel kernel = new Kernel(Hosts.roots("linux-6.18"), HostOverrides.none(), clock::get)) {
            kernel.refresh();

            assertThat(kernel.fds().open()).isEqualTo(Figure.of(5));
            assertThat(kernel.setting("TcpMemMaxBytes")).isEqualTo(Figure.of(575_796L * 4096));
            assertThat(kernel.setting("TcpMemPressureBytes")).isEqualTo(Figure.of(383_867L * 4096));
            assertThat(kernel.setting("TcpMaxOrphans")).isEqualTo(Figure.of(131_072));
            assertThat(kernel.setting("TcpRmemMaxBytes")).isEqualTo(Figure.of(33_554_432));
            assertThat(kernel.settings().ephemeralPorts()).isEqualTo(Figure.of(28_232));
            kernel.listenerTables().refresh(Set.of(1L));
            assertThat(kernel.listenerTables().sockets()).hasSize(5);
            assertThat(kernel.listenerTables().problem()).isNull();
        }
    }

    @Test
    void in_a_network_namespace_the_limits_of_the_host_are_not_visible() {
        try (Kernel kernel = new Kernel(Hosts.roots("network-namespace"), HostOverrides.none(), clock::get)) {
            kernel.refresh();

            assertThat(kernel.figure(SockStat.FILE, SockStat::orphans)).isEqualTo(Figure.of(0));
            assertThat(kernel.setting("TcpMemMaxBytes"))
                    .isEqualTo(Figure.unknown("/proc/sys/net/ipv4/tcp_mem is not visible from this network namespace"));
            assertThat(kernel.setting("TcpMaxOrphans").kind()).isEqualTo(Figure.Kind.UNKNOWN);
            assertThat(kernel.setting("NetdevMaxBacklog").kind()).isEqualTo(Figure.Kind.UNKNOWN);
            assertThat(kernel.setting("TcpMaxTwBuckets").isNumber()).isTrue();
        }
    }

    @Test
    void an_override_holds_where_the_kernel_hides_it() {
        HostOverrides overrides = HostOverrides.of(Map.of(
                "net/ipv4/tcp_mem", "100 200 300", "net/ipv4/tcp_max_orphans", "4096", "net/core/somaxconn", "1"));
        try (Kernel kernel = new Kernel(Hosts.roots("network-namespace"), overrides, clock::get)) {
            kernel.refresh();

            assertThat(kernel.setting("TcpMemMaxBytes")).isEqualTo(Figure.of(300 * 4096));
            assertThat(kernel.setting("TcpMemPressureBytes")).isEqualTo(Figure.of(200 * 4096));
            assertThat(kernel.setting("TcpMaxOrphans")).isEqualTo(Figure.of(4096));
            assertThat(kernel.settings().note("TcpMaxOrphans"))
                    .isEqualTo("net.ipv4.tcp_max_orphans is taken from option host.tcp_max_orphans");
            assertThat(kernel.setting("Somaxconn")).isEqualTo(Figure.of(4096));
            assertThat(kernel.settings().note("Somaxconn")).isNull();
            assertThat(kernel.setting("NetdevMaxBacklog").kind()).isEqualTo(Figure.Kind.UNKNOWN);
        }
    }

    @Test
    void what_the_kernel_itself_says_is_not_overruled() {
        HostOverrides overrides = HostOverrides.of(Map.of("net/ipv4/tcp_max_orphans", "1"));
        try (Kernel kernel = new Kernel(Hosts.roots("linux-6.18"), overrides, clock::get)) {
            kernel.refresh();

            assertThat(kernel.setting("TcpMaxOrphans")).isEqualTo(Figure.of(131_072));
            assertThat(kernel.settings().note("TcpMaxOrphans")).isNull();
        }
    }

    @Test
    void pages_of_64_kib_are_65536_bytes_each() {
        try (Kernel kernel = new Kernel(Hosts.roots("pages-of-64-kib"), HostOverrides.none(), clock::get)) {
            kernel.refresh();

            assertThat(kernel.setting("TcpMemMaxBytes")).isEqualTo(Figure.of(35_988L * 65_536));
            assertThat(kernel.figure(SockStat.FILE, stat -> stat.tcpMemory(kernel.pageSize())))
                    .isEqualTo(Figure.of(5 * 65_536));
        }
    }

    @Test
    void without_ipv6_the_listeners_of_ipv4_are_all() {
        try (Kernel kernel = new Kernel(Hosts.roots("ipv6-off"), HostOverrides.none(), clock::get)) {
            kernel.refresh();

            kernel.listenerTables().refresh(Set.of(44354L));
            assertThat(kernel.listenerTables().sockets()).hasSize(1);
            assertThat(kernel.listenerTables().problem()).isNull();
        }
    }

    @Test
    void threads_are_counted_again_after_five_seconds_and_each_value_tells_its_instant() throws IOException {
        Roots roots = Hosts.copy("linux-6.18", folder);
        try (Kernel kernel = new Kernel(roots, HostOverrides.none(), clock::get)) {
            Sources.tick(kernel);
            Figure before = kernel.figure(LoadAvg.FILE, LoadAvg::threads);
            Files.writeString(roots.proc("loadavg"), "0.01 0.08 0.07 1/7 6259\n");
            clock.set(1_000_000_000L);
            kernel.refresh();
            assertThat(kernel.figure(LoadAvg.FILE, LoadAvg::threads)).isEqualTo(before);
            assertThat(kernel.reader(LoadAvg.FILE).readAtNanos()).isZero();
            assertThat(kernel.reader(SockStat.FILE).readAtNanos()).isEqualTo(1_000_000_000L);

            clock.set(5_000_000_000L - 1_000); // a tick that comes a little early
            kernel.refresh();
            assertThat(kernel.figure(LoadAvg.FILE, LoadAvg::threads)).isEqualTo(Figure.of(7));
            assertThat(kernel.reader(LoadAvg.FILE).readAtNanos()).isEqualTo(5_000_000_000L - 1_000);
            assertThat(kernel.ageSeconds(kernel.reader(LoadAvg.FILE).readAtNanos()))
                    .isZero();

            Files.writeString(roots.proc("loadavg"), "nonsense");
            clock.set(10_000_000_000L);
            kernel.refresh();
            assertThat(kernel.reader(LoadAvg.FILE).readAtNanos()).isNull();
            assertThat(kernel.ageSeconds(null)).isNull();
        }
    }

    @Test
    void what_failed_is_read_again_after_two_seconds_however_seldom_it_is_read_else() throws IOException {
        Roots roots = Hosts.copy("linux-6.18", folder);
        Path release = roots.at(KernelRelease.PATH);
        Files.writeString(release, "nonsense");
        try (Kernel kernel = new Kernel(roots, HostOverrides.none(), clock::get)) {
            assertThat(kernel.reader(KernelRelease.FILE).isFailing()).isTrue();
            Files.writeString(release, "6.18.3\n");
            clock.set(1_000_000_000L);
            kernel.refresh();
            assertThat(kernel.reader(KernelRelease.FILE).isFailing()).isTrue();
            clock.set(2_000_000_000L);
            kernel.refresh();
            assertThat(kernel.reader(KernelRelease.FILE).value()).hasToString("Optional[6.18]");

            Files.writeString(release, "7.0.0\n"); // which no machine does
            clock.set(61_000_000_000L);
            kernel.refresh();
            assertThat(kernel.reader(KernelRelease.FILE).value()).hasToString("Optional[6.18]");
        }
    }

    @Test
    void settings_are_read_again_after_a_minute() throws IOException {
        Roots roots = Hosts.copy("linux-6.18", folder);
        try (Kernel kernel = new Kernel(roots, HostOverrides.none(), clock::get)) {
            kernel.refresh();
            Files.writeString(roots.proc("sys/net/core/somaxconn"), "128\n");
            Files.writeString(roots.proc("sys/net/ipv4/ip_local_reserved_ports"), "32768-32777,80\n");
            clock.set(59_000_000_000L);
            kernel.refresh();
            assertThat(kernel.setting("Somaxconn")).isEqualTo(Figure.of(4096));
            assertThat(kernel.ageSeconds(kernel.settings().readAtNanos())).isEqualTo(59);

            clock.set(60_000_000_000L);
            kernel.refresh();
            assertThat(kernel.setting("Somaxconn")).isEqualTo(Figure.of(128));
            assertThat(kernel.settings().ephemeralPorts()).isEqualTo(Figure.of(28_222));
            assertThat(kernel.settings().values().get("IpLocalReservedPorts").orNull())
                    .isEqualTo("32768-32777,80");
            assertThat(kernel.ageSeconds(kernel.settings().readAtNanos())).isZero();
        }
    }

    @Test
    void no_more_stays_open_than_what_is_read_at_every_tick_and_the_tables_of_listeners() {
        long kept = Sources.ALL.stream()
                .filter(source -> source.pace() == Pace.EVERY_TICK
                        || source.pace() == Pace.WHEN_ASKED
                        || source == SoftNetStat.FILE)
                .count();
        // until nothing else of this JVM opens or closes a file meanwhile
        await().untilAsserted(() -> {
            long before = open();
            try (Kernel kernel = new Kernel(Roots.real())) {
                Sources.tick(kernel);
                kernel.listenerTables().refresh(Set.of(1L));
                assertThat(open() - before).isBetween(1L, kept);
            }
            assertThat(open()).isEqualTo(before);
        });
    }

    private static long open() throws IOException {
        return Files.size(Path.of("/proc/self/fd"));
    }

    @Test
    void the_live_settings_are_what_the_files_say_at_the_same_moment() throws IOException {
        try (Kernel kernel = new Kernel(Roots.real())) {
            // whoever changes a setting of this machine meanwhile does so between two of three readings
            long before = live("net/core/somaxconn");
            Sources.tick(kernel);
            long after = live("net/core/somaxconn");

            assertThat(kernel.setting("Somaxconn").value()).isIn(before, after);
            assertThat(kernel.setting("NrOpen")).isEqualTo(Figure.of(live("fs/nr_open")));
            assertThat(kernel.readers()).noneMatch(Reader::isFailing);
        }
    }

    private static long live(String path) throws IOException {
        try (InputStream in = new FileInputStream("/proc/sys/" + path)) {
            return Long.parseLong(new String(in.readNBytes(100), StandardCharsets.US_ASCII).strip());
        }
    }

    @Test
    void in_a_pid_namespace_the_hosts_own_limit_is_not_claimed_to_be_known(@TempDir Path folder) throws IOException {
        Roots roots = Hosts.copy("linux-7.2", folder);
        try (Kernel kernel = new Kernel(roots)) {
            kernel.refresh();
            assertThat(kernel.noteOnMaxThreads()).isNull();
        }
        Files.createSymbolicLink(
                Files.createDirectories(roots.proc("self/ns")).resolve("pid"), Path.of("pid:[4026532163]"));
        try (Kernel kernel = new Kernel(roots)) {
            kernel.refresh();
            assertThat(kernel.maxThreads()).isEqualTo(kernel.setting("ThreadsMax"));
            assertThat(kernel.noteOnMaxThreads())
                    .isEqualTo("the host's kernel.pid_max, which may be lower, is not visible from this PID namespace");
        }
    }
}
