package io.tcpheadroom.it;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Limits of the host, of control groups and of namespaces that are used up for real, by a user of its own, on a machine of its own: as
 * {@link LimitsIT}, one after the other.
 */
class HostLimitsIT {
    private static final String NO_THREAD = "java.lang.OutOfMemoryError: unable to create native thread";
    private static final String USER = "setpriv --reuid=65000 --regid=65000 --clear-groups";

    /** Peers that all answer, beyond a link of the machine's own. */
    private static final String PEERS = String.join(
            "\n",
            "ip netns add peers",
            "ip link add v0 type veth peer name v1 netns peers",
            "ip addr add 10.99.0.1/24 dev v0",
            "ip link set v0 up",
            "ip -n peers link set lo up",
            "ip -n peers link set v1 up",
            "ip -n peers route add local 10.99.0.0/24 dev lo",
            "ip -n peers route add 10.99.0.1/32 dev v1",
            "for i in 3 2 1; do echo $((16 * i)) >/proc/sys/net/ipv4/neigh/default/gc_thresh$i; done");

    private static final List<LimitEnd> LIMITS = List.of(
            new LimitEnd(
                    "neighbours",
                    "peers",
                    PEERS,
                    "java.net.SocketTimeoutException: Connect timed out",
                    48,
                    "Raise net.ipv4.neigh.default.gc_thresh3"),
            new LimitEnd(
                    "inotify-watches",
                    "watches",
                    "echo 200 >/proc/sys/fs/inotify/max_user_watches",
                    "java.io.IOException: User limit of inotify watches reached",
                    200,
                    "raise fs.inotify.max_user_watches"),
            new LimitEnd(
                    "epoll-watches",
                    "selectors",
                    "echo 200 >/proc/sys/fs/epoll/max_user_watches",
                    "java.io.IOException: a channel that can be written to is not ready",
                    200,
                    "Raise fs.epoll.max_user_watches"),
            new LimitEnd(
                    "pids-namespace",
                    "threads",
                    "set -- unshare -p -f --mount-proc bash -c 'echo 400 >/proc/sys/kernel/pid_max; exec \"$@\"' bash \"$@\"",
                    NO_THREAD,
                    400,
                    "raise kernel.pid_max in the container"),
            new LimitEnd(
                    "pids-cgroup",
                    "threads",
                    inGroup("few", "pids.max", "100"),
                    NO_THREAD,
                    100,
                    "raise TasksMax= (systemd)"),
            new LimitEnd(
                    "cgroup-memory",
                    "touched",
                    LimitsIT.maxDirect("8g") + "\n" + inGroup("small", "memory.max", "300M"),
                    "",
                    300L << 20,
                    "(MemoryMax= in systemd)"),
            new LimitEnd(
                    "committed-memory",
                    "large-direct",
                    LimitsIT.maxDirect("8g")
                            + "\necho 1000000 >/proc/sys/vm/overcommit_kbytes\necho 2 >/proc/sys/vm/overcommit_memory",
                    "java.lang.OutOfMemoryError: Unable to allocate 33554432 bytes",
                    1_000_000 * 1024L,
                    "raise vm.overcommit_ratio"),
            new LimitEnd(
                    "host-fds",
                    "sockets",
                    "echo 2500 >/proc/sys/fs/file-max",
                    "java.net.SocketException: Too many open files in system",
                    2500,
                    "raise fs.file-max"));

    private static String inGroup(String group, String limit, String value) {
        String folder = "/sys/fs/cgroup/" + group;
        return String.join(
                "\n",
                "mkdir " + folder,
                "echo " + value + " >" + folder + "/" + limit,
                "echo $BASHPID >" + folder + "/cgroup.procs");
    }

    /** In a shell of its own, which may go into a group; its JVM may be killed. */
    private static String stage(LimitEnd limit) {
        List<String> java = new ArrayList<>(List.of(KernelRunner.java(
                "sample.seconds=0.1", "64m", "ToTheEnd", limit.arguments().toArray(new String[0]))));
        java.add(1, "-Xlog:disable"); // it would say on standard output that a thread could not be started
        return String.join(
                "\n",
                "(",
                "set -- " + USER + " " + String.join(" ", java),
                limit.preparation(),
                "\"$@\"",
                ")",
                "echo -e \"ended\\t" + limit.resource() + "\\t$?\"");
    }

    @Test
    void each_limit_that_is_used_up_is_critical() throws Exception {
        String script = "cd /tmp; ulimit -n 8192; echo +pids +memory >/sys/fs/cgroup/cgroup.subtree_control\n"
                + LIMITS.stream().map(HostLimitsIT::stage).collect(Collectors.joining("\n"));

        List<String> printed = KernelRunner.run("7.2", 1536, 1800, "bash", "-c", script);

        for (LimitEnd limit : LIMITS) {
            limit.assertIn(printed);
        }
    }
}
