package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Sample;
import java.util.stream.Stream;

/** Sockets of the control group were throttled because its memory is used up. */
final class CgroupSocketsThrottled extends Rule {
    CgroupSocketsThrottled() {
        super(
                "cgroup-sockets-throttled",
                "The kernel makes the windows of this container's connections small, and all of them become slow long before it is killed.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        long times = snapshot.grown(MemoryRules.THROTTLED, LATELY_SECONDS);
        Sample sample = snapshot.sample();
        return times == 0
                ? Stream.empty()
                : Stream.of(warning(
                        "control group",
                        "sockets are throttled, because the control group's memory is used up",
                        times
                                + " times in the last five minutes, of all processes of the control group; its memory now: "
                                + Symptom.used(sample, TcpMemoryBypassed.MEMORY) + ", of which buffers of sockets: "
                                + Symptom.used(sample, "cgroup-memory-sockets"),
                        "Raise the container's memory (MemoryMax= in systemd, `--memory` of Docker, resources.limits.memory of Kubernetes), "
                                + "or lower -Xmx and -XX:MaxDirectMemorySize so that there is room for sockets"));
    }
}
