package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Sample;
import java.util.stream.Stream;

/** The control group's memory runs out, and the buffers in it are not in what tcp-memory shows. */
final class TcpMemoryBypassed extends Rule {
    static final String MEMORY = "cgroup-memory";

    TcpMemoryBypassed() {
        super(
                "tcp-memory-bypassed",
                "With net.core.bypass_prot_mem buffers of sockets are bounded by the control group alone: the resource tcp-memory does not "
                        + "count them, and does not warn.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        Sample sample = snapshot.sample();
        Long bypass = sample.setting("BypassProtMem");
        return bypass == null || bypass == 0 || !Symptom.isNearLimit(sample, MEMORY)
                ? Stream.empty()
                : Stream.of(warning(
                        "control group",
                        "the control group's memory runs out, and tcp-memory does not count the buffers of its sockets",
                        "net.core.bypass_prot_mem is " + bypass + "; control group: " + Symptom.used(sample, MEMORY)
                                + ", of which buffers of sockets: "
                                + Symptom.used(sample, "cgroup-memory-sockets"),
                        "Watch cgroup-memory and cgroup-memory-sockets instead of tcp-memory. Raise the container's memory (MemoryMax= in "
                                + "systemd, `--memory` of Docker, resources.limits.memory of Kubernetes), or bound buffers "
                                + "(SO_RCVBUF, SO_SNDBUF)"));
    }
}
