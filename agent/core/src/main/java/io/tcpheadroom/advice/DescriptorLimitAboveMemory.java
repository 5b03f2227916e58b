package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.ResourceSample;
import io.tcpheadroom.resource.Sample;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sockets leak, and the limit of descriptors is so high that memory is used up first. */
final class DescriptorLimitAboveMemory extends Rule {
    /** Of kernel memory for an idle connection, beside its buffers, and as much of heap for what the program keeps of it: Linux 6.18. */
    private static final long BYTES_PER_SOCKET = 3_840 + 4_096;

    private static final double MIB = 1024.0 * 1024;

    DescriptorLimitAboveMemory() {
        super(
                "descriptor-limit-above-memory",
                "If descriptors run out first, the program gets Too many open files and continues. If memory runs out first, it ends with an "
                        + "OutOfMemoryError or the container is killed.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        Sample sample = snapshot.sample();
        Long memory = sample.resource("cgroup-memory")
                .map(ResourceSample::getAvailable)
                .orElse(null);
        return memory == null || !Symptom.isAnyLeaking(sample)
                ? Stream.empty()
                : sample.resource(ResourceCatalog.DESCRIPTORS).stream()
                        .filter(descriptors -> descriptors.getUsed() != null
                                && (descriptors.getAvailable() == null
                                        ? descriptors.getStatus().equals("UNLIMITED")
                                        : descriptors.getAvailable() > memory / BYTES_PER_SOCKET))
                        .map(descriptors -> finding(sample, descriptors, memory));
    }

    private FindingData finding(Sample sample, ResourceSample descriptors, long memory) {
        @Nullable Long limit = descriptors.getLimit();
        long inMemory = memory / BYTES_PER_SOCKET;
        Long used = descriptors.getUsed();
        long brake = (used == null ? 0 : used) + inMemory / 2;
        return warning(
                "descriptors",
                "a call site leaks sockets, and memory will run out before the descriptor limit stops it",
                String.format(
                        Locale.ROOT,
                        "limit %s, used %d; the control group has %.0f MiB left, enough for about %d more sockets",
                        limit == null ? "unlimited" : limit,
                        used,
                        memory / MIB,
                        inMemory),
                "Fix the leak (see call-site-grows). Until then, "
                        + DescriptorLimit.prlimit(sample.pid(), brake, sample.hardDescriptors())
                        + " makes it fail where it can be seen. LimitNOFILE= (systemd) or `--ulimit nofile=` (Docker) should be what the "
                        + "program needs, not infinity");
    }
}
