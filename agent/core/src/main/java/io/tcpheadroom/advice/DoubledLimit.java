package io.tcpheadroom.advice;

import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.ResourceSample;
import io.tcpheadroom.resource.Sample;

/**
 * What to type on this machine to have twice as much of a resource, beside its general remedy. Of some the limit is better left alone, or
 * a rule of its own tells: these have none.
 */
final class DoubledLimit {
    private static final long TOO_LARGE = Long.MAX_VALUE / 4;
    private static final long MIB = 1 << 20;

    private final Sample sample;
    private final long twice;

    private DoubledLimit(Sample sample, long twice) {
        this.sample = sample;
        this.twice = twice;
    }

    /** A sentence to append; empty where there is none. */
    static String of(ResourceSample resource, Sample sample) {
        Long limit = resource.getLimit();
        if (limit == null || limit <= 0 || limit > TOO_LARGE) {
            return "";
        }
        String line = new DoubledLimit(sample, 2 * limit).of(resource.id());
        return line.isEmpty() ? "" : ". To double it, " + line;
    }

    private String of(String id) {
        switch (id) {
            case ResourceCatalog.DESCRIPTORS:
                return descriptors();
            case "host-fds":
                return Sysctl.ofHost("fs.file-max", twice);
            case "conntrack":
                return Sysctl.ofHost("net.netfilter.nf_conntrack_max", twice);
            case "time-wait":
                return Sysctl.ofNetwork("net.ipv4.tcp_max_tw_buckets", twice);
            case "tcp-orphans":
                return Sysctl.ofHost("net.ipv4.tcp_max_orphans", twice);
            case "netdev-backlog":
                return Sysctl.ofHost("net.core.netdev_max_backlog", twice);
            case "neighbours":
                return Sysctl.ofHost("net.ipv4.neigh.default.gc_thresh3", twice);
            case "neighbours-ipv6":
                return Sysctl.ofHost("net.ipv6.neigh.default.gc_thresh3", twice);
            case "epoll-watches":
                return Sysctl.ofHost("fs.epoll.max_user_watches", twice);
            case "inotify-instances":
                return Sysctl.ofHost("fs.inotify.max_user_instances", twice);
            case "inotify-watches":
                return Sysctl.ofHost("fs.inotify.max_user_watches", twice);
            case "memory-maps":
                return Sysctl.ofHost("vm.max_map_count", twice);
            default:
                return ofProcessOrGroup(id);
        }
    }

    private String ofProcessOrGroup(String id) {
        switch (id) {
            case "threads-user":
                return "`prlimit --pid " + DescriptorLimit.pid(sample.pid()) + " --nproc=" + twice + ":" + twice
                        + "` (as root) takes effect in the running process; permanently: LimitNPROC=" + twice
                        + " in the systemd unit";
            case "pids-cgroup":
                return "set TasksMax=" + twice + " in the systemd unit, `docker update --pids-limit " + twice
                        + "`, which takes effect in the running container, or podPidsLimit of the kubelet";
            case "cgroup-memory":
            case "cgroup-memory-sockets":
                return "set MemoryMax=" + twice / MIB + "M in the systemd unit, `docker update --memory " + twice / MIB
                        + "m`, which takes effect in the running container, or resources.limits.memory of the pod";
            case "heap":
                return "start with -Xmx" + twice / MIB + "m";
            case "direct-memory":
                return "start with -XX:MaxDirectMemorySize=" + twice / MIB + "m";
            default:
                return "";
        }
    }

    /** A hard limit can be no higher than fs.nr_open. */
    private String descriptors() {
        Long most = sample.setting("NrOpen");
        String raise = DescriptorLimit.raise(sample.pid(), twice, sample.hardDescriptors());
        return most == null || twice <= most ? raise : Sysctl.ofHost("fs.nr_open", twice) + ". Then " + raise;
    }
}
