package io.tcpheadroom.advice;

import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.ResourceSample;
import io.tcpheadroom.resource.Sample;
import org.jspecify.annotations.Nullable;

/** How much of what others use too is this JVM's, as a part of the evidence: whether to look for the cause here or elsewhere. */
final class Share {
    private Share() {}

    /** Empty where that is not known, or where nobody else can use of it. */
    static String evidence(Sample sample, ResourceSample resource) {
        switch (resource.id()) {
            case "threads-user":
            case "threads-host":
            case "pids-namespace":
            case "pids-cgroup":
                return text(sample.ownThreads(), "this JVM's");
            case "host-fds":
                return text(used(sample, ResourceCatalog.DESCRIPTORS), "this JVM's");
            case "cgroup-memory":
                return text(used(sample, "cgroup-memory-sockets"), "the buffers of sockets");
            default:
                return "";
        }
    }

    private static @Nullable Long used(Sample sample, String id) {
        return sample.resource(id).map(ResourceSample::getUsed).orElse(null);
    }

    private static String text(@Nullable Long part, String whose) {
        return part == null ? "" : "; " + part + " of them are " + whose;
    }
}
