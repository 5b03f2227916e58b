package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Trouble that concerns all programs of a host, made on a machine of its own ({@code KernelTroubles}), in one run of it: before each
 * nothing is found, and during it all that the finding says is as it should be.
 */
class KernelFindingsIT {
    /** Without a firewall the kernel tracks connections only where its module is told to. The machine's modules are in the root of its first process. */
    private static final String TRACKING = "chroot /proc/1/root /bin/busybox sh -c "
            + "\"rmmod nf_conntrack && insmod /lib/modules/nf_conntrack.ko enable_hooks=1\"";

    private static final String SMALL_HOST = String.join(
            "\n",
            "cd /proc/sys/net",
            "echo 100 >netfilter/nf_conntrack_max",
            "echo 1000 1500 40000 >ipv4/tcp_mem",
            "echo 4 >ipv4/tcp_max_orphans",
            "echo 1 >core/netdev_max_backlog",
            "echo 1 >core/netdev_budget",
            "echo 3 >/sys/class/net/lo/queues/rx-0/rps_cpus");

    private static final String SMALL_GROUP = String.join(
            "\n",
            "echo +memory >/sys/fs/cgroup/cgroup.subtree_control",
            "mkdir /sys/fs/cgroup/small",
            "echo 256M >/sys/fs/cgroup/small/memory.max",
            "echo $BASHPID >/sys/fs/cgroup/small/cgroup.procs");

    private static final String NAMESPACE =
            "unshare -n bash -c 'ip link set lo up; echo 1 >/proc/sys/net/core/bypass_prot_mem; exec \"$@\"' bash ";

    private static final Map<String, String[]> PRINTED = new HashMap<>();

    /**
     * One of them.
     *
     * @param evidence a regular expression
     * @param remedy what it says among other things
     */
    record Trouble(String rule, String subject, String problem, String evidence, String remedy) {
        @Override
        public String toString() {
            return rule + " of " + subject;
        }
    }

    @BeforeAll
    static void run() throws Exception {
        String script = String.join(
                "\n",
                "set -e",
                TRACKING,
                SMALL_HOST,
                "cd /tmp",
                java("packets", "conntrack", "memory"),
                SMALL_GROUP,
                NAMESPACE + java("group", "hidden"));
        for (String line : KernelRunner.run("7.2", 1536, 600, "bash", "-c", script)) {
            String[] fields = line.split("\t", -1);
            if (fields.length > 3) {
                PRINTED.put(fields[0] + " " + fields[1] + " of " + fields[2], fields);
            }
        }
    }

    private static String java(String... troubles) {
        return String.join(" ", KernelRunner.java("sample.seconds=0.1", "64m", "KernelTroubles", troubles));
    }

    static List<Trouble> troubles() {
        return List.of(
                new Trouble(
                        "softnet-drops",
                        "host",
                        "the host drops received packets because a CPU does not process them in time",
                        "[0-9]{2,} in the last five minutes, for all programs of the host; net.core.netdev_max_backlog is 1",
                        "write `net.core.netdev_max_backlog = 4096` to /etc/sysctl.d/90-tcp-headroom.conf of the host"),
                new Trouble(
                        "softnet-time-squeeze",
                        "host",
                        "the host's receive rounds end with packets left over",
                        "[0-9]{3,} times in the last minute, for all programs of the host; packets are dropped, too; "
                                + "net.core.netdev_budget is 1",
                        "write `net.core.netdev_budget = 2` to /etc/sysctl.d/90-tcp-headroom.conf of the host"),
                new Trouble(
                        "conntrack-established-timeout",
                        "network namespace",
                        "the table of tracked connections fills, and keeps silent connections for days",
                        "tracked: 8[0-9] of 100 connections; net.netfilter.nf_conntrack_tcp_timeout_established is 432000 s",
                        "Write `net.netfilter.nf_conntrack_tcp_timeout_established = 86400` to "),
                new Trouble(
                        "conntrack-drops",
                        "network namespace",
                        "the firewall cannot track further connections",
                        "[0-9]+ packets dropped and 0 tracked connections given up in the last five minutes, of all processes of this "
                                + "network namespace; tracked now: [0-9]+ of 100 connections",
                        "Write `net.netfilter.nf_conntrack_max = 200` to /etc/sysctl.d/90-tcp-headroom.conf of the host"),
                new Trouble(
                        "tcp-memory-pressure",
                        "host",
                        "TCP is under memory pressure",
                        "[0-9]+ times in the last five minutes; buffers of all connections of the host now: [0-9]+ of 163840000 bytes; "
                                + "pressure begins at 6144000 bytes; unsent and unread bytes of each app are in its App bean",
                        "raise net.ipv4.tcp_mem of the host, which counts in pages"),
                new Trouble(
                        "connections-aborted",
                        "network namespace",
                        "connections are reset for lack of memory, or because there are too many orphans",
                        "[0-9]+ in the last five minutes, of all processes of this network namespace; orphans of the host: [0-9]+ of 4 "
                                + "connections; TCP buffers of the host: [0-9]+ of 163840000 bytes",
                        "write `net.ipv4.tcp_max_orphans = 8` to /etc/sysctl.d/90-tcp-headroom.conf of the host"),
                new Trouble(
                        "tcp-memory-bypassed",
                        "control group",
                        "the control group's memory runs out, and tcp-memory does not count the buffers of its sockets",
                        "net.core.bypass_prot_mem is 1; control group: 2[0-9]{8} of 268435456 bytes, of which buffers of sockets: "
                                + "[0-9]{8,9} of 268435456 bytes",
                        "Watch cgroup-memory and cgroup-memory-sockets instead of tcp-memory. Raise the container's memory"),
                new Trouble(
                        "cgroup-sockets-throttled",
                        "control group",
                        "sockets are throttled, because the control group's memory is used up",
                        "[0-9]+ times in the last five minutes, of all processes of the control group; its memory now: [0-9]+ of "
                                + "268435456 bytes, of which buffers of sockets: [0-9]+ of 268435456 bytes",
                        "Raise the container's memory (MemoryMax= in systemd"),
                hidden("tcp-memory", "bytes", "TCPMemoryPressuresTotal", "tcp_mem"),
                hidden("tcp-orphans", "connections", "TCPAbortOnMemoryTotal", "tcp_max_orphans"));
    }

    private static Trouble hidden(String resource, String unit, String counter, String setting) {
        return new Trouble(
                "limit-not-visible",
                "resource " + resource,
                "the limit is not visible in this container, and its failure counter is growing",
                counter + " grew by [0-9]+ in the last five minutes; used [0-9]+ " + unit + "; /proc/sys/net/ipv4/"
                        + setting + " is not visible from this network namespace",
                "Run `sysctl -n net.ipv4." + setting
                        + "` on the host and pass the value to the agent as the option host." + setting + "=");
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void trouble_of_a_kernel_is_found_while_it_lasts(Trouble trouble) {
        String[] before = PRINTED.get("before " + trouble);
        String[] during = PRINTED.get("during " + trouble);

        assertThat(PRINTED).containsKeys("before " + trouble, "during " + trouble);
        assertThat(before).containsExactly("before", trouble.rule, trouble.subject, "", "", "", "");
        assertThat(during).startsWith("during", trouble.rule, trouble.subject, "WARN", trouble.problem);
        assertThat(during[5]).matches(Pattern.compile(trouble.evidence));
        assertThat(during[6]).contains(trouble.remedy);
    }
}
