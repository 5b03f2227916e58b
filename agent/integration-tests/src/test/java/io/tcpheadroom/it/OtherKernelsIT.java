package io.tcpheadroom.it;

import static io.tcpheadroom.it.KernelDump.hexColumn;
import static io.tcpheadroom.it.KernelDump.keyed;
import static io.tcpheadroom.it.KernelDump.named;
import static io.tcpheadroom.it.KernelDump.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.it.KernelDump.Range;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real kernels: every resource and every setting of a program with known sockets, beside the files. */
@Order(1)
class OtherKernelsIT {
    private static final long OWN_LISTINGS = 8;

    private static final long PAGE = 4096;

    @ParameterizedTest
    @ValueSource(strings = {"5.10", "6.1", "6.12", "7.2"})
    void every_resource_and_setting_is_what_the_files_say(String kernel) throws Exception {
        KernelDump dump = new KernelDump(
                KernelRunner.run(kernel, 1536, 300, KernelRunner.java("sample.seconds=0.5", "192m", "OnKernel")));

        assertThat(dump.text("/proc/sys/kernel/osrelease", true)).startsWith(kernel + ".");
        resources(dump);
        settings(dump);
        counters(dump);
        assertThat(dump.bean("type=Agent"))
                .containsEntry("ReadFailuresTotal", "0")
                .containsEntry("HooksMissed", "0")
                .containsEntry("HookErrorsTotal", "0");
        System.out.println("Linux " + kernel + ": a tick took "
                + dump.bean("type=Agent").get("TickSeconds") + " s; process-fds "
                + dump.resource("process-fds").get("Used"));
    }

    private static void resources(KernelDump dump) {
        String sockstat = "/proc/net/sockstat";
        used(dump, "process-fds", Range.of(descriptors(dump, "before"), descriptors(dump, "after")));
        limit(dump, "process-fds", softLimit(dump));
        assertThat(dump.resource("accept-queue"))
                .containsEntry("Used", "6")
                .containsEntry("Limit", "5")
                .containsEntry("Status", "CRITICAL");
        assertThat(dump.bean("type=Listener,port=" + dump.printed("full")[1] + ",address=127.0.0.1"))
                .containsEntry("Used", "6");
        used(dump, "syn-queue", Range.of(0, 0));
        Range ports =
                dump.range("/proc/sys/net/ipv4/ip_local_port_range", text -> word(1).in(text) - word(0).in(text) + 1);
        limit(dump, "ephemeral-ports", ports.low());
        // 20 open, and since the tables were read on demand 3 in TIME_WAIT
        used(dump, "ephemeral-ports", Range.of(23, 23));
        assertThat(dump.bean("type=Destination,address=127.0.0.1,port=" + dump.printed("busy")[1]))
                .containsEntry("TimeWait", "3")
                .containsEntry("Used", "23");
        used(dump, "time-wait", dump.range(sockstat, keyed("TCP", "tw")));
        limit(dump, "time-wait", sysctl(dump, "net/ipv4/tcp_max_tw_buckets", 0));
        used(dump, "tcp-memory", dump.range(sockstat, keyed("TCP", "mem")).times(PAGE));
        limit(dump, "tcp-memory", sysctl(dump, "net/ipv4/tcp_mem", 2) * PAGE);
        used(dump, "udp-memory", dump.range(sockstat, keyed("UDP", "mem")).times(PAGE));
        limit(dump, "udp-memory", sysctl(dump, "net/ipv4/udp_mem", 2) * PAGE);
        used(dump, "tcp-orphans", dump.range(sockstat, keyed("TCP", "orphan")));
        limit(dump, "tcp-orphans", sysctl(dump, "net/ipv4/tcp_max_orphans", 0));
        used(dump, "host-fds", dump.range("/proc/sys/fs/file-nr", word(0)).widened(64)); // counted per processor
        limit(dump, "host-fds", sysctl(dump, "fs/file-nr", 2));
        used(dump, "conntrack", dump.range("/proc/sys/net/netfilter/nf_conntrack_count", word(0)));
        limit(dump, "conntrack", sysctl(dump, "net/netfilter/nf_conntrack_max", 0));
        used(dump, "netdev-backlog", Range.of(0, 0));
        limit(dump, "netdev-backlog", sysctl(dump, "net/core/netdev_max_backlog", 0));
        used(dump, "threads-host", dump.range("/proc/loadavg", OnLoad::threads).widened(10)); // up to two seconds old
        used(dump, "inotify-instances", Range.of(0, 0));
        limit(dump, "inotify-instances", sysctl(dump, "fs/inotify/max_user_instances", 0));
        used(dump, "inotify-watches", Range.of(0, 0));
        limit(dump, "inotify-watches", sysctl(dump, "fs/inotify/max_user_watches", 0));
        assertThat(dump.resource("pids-namespace")).containsEntry("Status", "NOT_APPLICABLE"); // it is the host's
        assertThat(dump.resource("cgroup-memory").get("Status")).isIn("NOT_APPLICABLE", "UNLIMITED");
        assertThat(dump.resource("threads-user")).containsEntry("Status", "NOT_APPLICABLE"); // for root
        limit(dump, "threads-host", Math.min(sysctl(dump, "kernel/threads-max", 0), sysctl(dump, "kernel/pid_max", 0)));
        used(
                dump,
                "memory-maps",
                dump.range("/proc/self/maps", text -> text.lines().count()).widened(60));
        limit(dump, "memory-maps", sysctl(dump, "vm/max_map_count", 0));
        used(dump, "epoll-watches", Range.of(2, 3)); // the listener, and what wakes the selector
        limit(dump, "epoll-watches", sysctl(dump, "fs/epoll/max_user_watches", 0));
        used(dump, "neighbours", dump.range("/proc/net/stat/arp_cache", text -> firstHex(text)));
        limit(dump, "neighbours", sysctl(dump, "net/ipv4/neigh/default/gc_thresh3", 0));
        used(dump, "direct-memory", Range.of(1 << 20, 2 << 20));
        // the root control group, which bounds nothing
        assertThat(dump.resource("pids-cgroup").get("Status")).isIn("NOT_APPLICABLE", "UNLIMITED");
        assertThat(dump.resource("cgroup-memory-sockets").get("Status")).isIn("NOT_APPLICABLE", "UNLIMITED");
        assertThat(dump.resource("server-threads")).isNull();
    }

    /** The line of /proc/loadavg. */
    private static final class OnLoad {
        static long threads(String text) {
            return Long.parseLong(text.split(" ")[3].split("/")[1]);
        }
    }

    private static long firstHex(String table) {
        return Long.parseLong(table.lines().skip(1).findFirst().orElseThrow().split("\\s+")[0], 16);
    }

    /** On kernels whose folder has no size the listing is what the agent has too. */
    private static long descriptors(KernelDump dump, String when) {
        String[] counted = dump.printed("descriptors" + when);
        return Math.max(Long.parseLong(counted[2]), Long.parseLong(counted[3]));
    }

    private static long softLimit(KernelDump dump) {
        String line = dump.text("/proc/self/limits", true)
                .lines()
                .filter(each -> each.startsWith("Max open files"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.split("\\s+")[3]);
    }

    private static void used(KernelDump dump, String id, Range range) {
        assertThat(Long.parseLong(dump.resource(id).get("Used"))).as(id).isBetween(range.low(), range.high());
    }

    private static void limit(KernelDump dump, String id, long limit) {
        assertThat(dump.resource(id)).as(id).containsEntry("Limit", Long.toString(limit));
    }

    private static long sysctl(KernelDump dump, String path, int word) {
        return word(word).in(dump.text("/proc/sys/" + path, true));
    }

    private static void settings(KernelDump dump) {
        Map<String, String> values = dump.bean("type=Kernel");
        sources(dump, "type=Kernel", "[a-z]+\\..*")
                .forEach((attribute, source) ->
                        setting(dump, attribute, "/proc/sys/" + source.replace('.', '/'), values.get(attribute)));
        assertThat(values).containsEntry("TcpTwRecycle", "null").containsEntry("EpollMaxUserInstances", "null");
        assertThat(values.get("TxQueueLengths"))
                .contains("lo "
                        + dump.text("/sys/class/net/lo/tx_queue_len", true).strip());
    }

    /** Of those attributes of a bean that are read where this says; that is most of them. */
    private static Map<String, String> sources(KernelDump dump, String bean, String where) {
        Map<String, String> sources = dump.sources(bean);
        int all = sources.size();
        sources.values().removeIf(source -> !source.matches(where));
        assertThat(sources).hasSizeGreaterThan(all / 2);
        return sources;
    }

    private static void setting(KernelDump dump, String attribute, String file, String value) {
        if (!dump.has(file)) {
            assertThat(value).as(attribute).isEqualTo("null");
        } else if (attribute.equals("IpLocalReservedPorts")) {
            assertThat(value).isEqualTo(dump.text(file, true).strip());
        } else {
            long factor = attribute.matches("(Tcp|Udp)Mem.*|PipeUserPages.*") ? PAGE : 1;
            Range range = dump.range(file, word(field(attribute))).times(factor);
            long slack = attribute.matches("(Dentry|Inode).*") ? 5_000 : 0; // these move, and were read once a minute
            assertThat(Long.parseLong(value)).as(attribute).isBetween(range.low() - slack, range.high() + slack);
        }
    }

    /** Which number of its file an attribute is. */
    private static int field(String attribute) {
        if (attribute.matches(".*(Mem|mem)Max(Bytes)?") && !attribute.matches("(R|W)memMaxBytes")) {
            return 2;
        }
        return attribute.matches(".*(Pressure|Default)Bytes|.*RangeHigh|.*(Unused|StateFree)") ? 1 : 0;
    }

    private static void counters(KernelDump dump) {
        Map<String, String> values = dump.bean("type=Pressure");
        sources(dump, "type=Pressure", "/proc/net/(netstat|snmp) \\S+ \\S+").forEach((attribute, source) -> {
            String[] words = source.split(" ");
            Range range = dump.range(words[0], named(words[1], words[2]));
            if (range.low() < 0) {
                assertThat(values.get(attribute)).as(attribute).isEqualTo("null");
            } else {
                assertThat(Long.parseLong(values.get(attribute))).as(attribute).isBetween(range.low(), range.high());
            }
        });
        Range squeezed = dump.range("/proc/net/softnet_stat", hexColumn(2, 0));
        assertThat(Long.parseLong(values.get("SoftnetTimeSqueezeTotal"))).isBetween(squeezed.low(), squeezed.high());
        assertThat(values).containsEntry("PAWSPassiveTotal", "null");
    }

    /** Before Linux 6.2 the descriptors must be listed, which takes one; the agent lists them every two seconds. */
    @ParameterizedTest
    @ValueSource(strings = {"5.10", "6.1", "7.2"})
    void descriptors_that_are_used_up_are_counted_within_two_seconds(String kernel) throws Exception {
        String java = String.join(" ", KernelRunner.java("sample.seconds=0.5", "192m", "UsedUpOnKernel"));
        List<String> printed =
                KernelRunner.run(kernel, 1536, 300, "bash", "-c", "ulimit -n 400; exec " + java + " 2>&1");
        assertThat(printed)
                .filteredOn(line -> line.startsWith("tcp-headroom: "))
                .singleElement(InstanceOfAssertFactories.STRING)
                // told at the first sample that is critical, which may be taken while the last ones are opened
                .matches("tcp-headroom: (3[89]\\d|400) of 400 descriptors in use, .*");
        KernelDump dump = new KernelDump(printed);

        for (String phase : List.of("sockets-full", "sockets-closed", "files-full", "files-closed")) {
            String[] counted = dump.printed(phase);
            assertThat(counted[4])
                    .as(() -> phase + ": " + String.join("\n", printed))
                    .isEqualTo(counted[3]);
            assertThat(Long.parseLong(counted[6])).as("samples until " + phase).isLessThanOrEqualTo(6);
            System.out.println("Linux " + kernel + ": " + String.join(" ", counted));
        }
        for (String full : List.of("sockets-full", "files-full")) {
            assertThat(dump.printed(full)[3]).isEqualTo("400");
            assertThat(dump.printed(full)[5]).isEqualTo("CRITICAL");
        }
        for (String phase : List.of("sockets-kinds", "files-kinds")) {
            String[] kinds = dump.printed(phase);
            long opened = Long.parseLong(kinds[1]);
            // the JDK keeps a socket of its own, to close others with, and devices; what was opened are sockets and
            // /dev/null
            assertThat(Long.parseLong(kinds[2])).as(phase).isBetween(opened, opened + 10);
            // the agent itself may have held the last one for a moment when the program came to it
            assertThat(Long.parseLong(kinds[3])).as(phase).isBetween(399L, 400L);
        }
    }

    @Test
    void a_million_descriptors_are_counted_exactly() throws Exception {
        int many = 1_000_000;
        String[] java = KernelRunner.java("sample.seconds=0.5", "1500m", "Million", Integer.toString(many));
        // far above: near its limit the agent lists descriptors by kind, which takes two
        String limits = "echo 3000000 >/proc/sys/fs/nr_open; echo 6000000 >/proc/sys/fs/file-max; ulimit -n 3000000; ";
        KernelDump dump = new KernelDump(
                KernelRunner.run("7.2", 4096, 900, "bash", "-c", limits + "exec " + String.join(" ", java)));

        long before = Long.parseLong(dump.printed("before")[1]);
        long with = Long.parseLong(dump.printed("with")[1]);
        double tick = Double.parseDouble(dump.printed("tick")[1]);
        double jdk = Double.parseDouble(dump.printed("jdk")[2]);
        // the agent may have folders open for a while, which it lists on a thread of its own
        assertThat(with - before).isBetween((long) many, many + OWN_LISTINGS);
        assertThat(Long.parseLong(dump.printed("after")[1])).isBetween(before - OWN_LISTINGS, before + OWN_LISTINGS);
        System.out.printf(
                "Linux 7.2 with %d descriptors: process-fds %d, a tick takes %.4f s; the JDK counts %s in %.2f s%n",
                many, with, tick, dump.printed("jdk")[1], jdk);
    }
}
