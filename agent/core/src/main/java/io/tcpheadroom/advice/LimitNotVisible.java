package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.ResourceSample;
import java.util.Map;
import java.util.stream.Stream;

/** A limit of the host that the kernel hides from this network namespace, while something suffers that it may be the reason for. */
final class LimitNotVisible extends Rule {
    private static final String HIDDEN = "is not visible from this network namespace";

    /** By resource: the counter that grows where it is full, and the option that states the limit. */
    private static final Map<String, String[]> SYMPTOMS = Map.of(
            "tcp-memory", new String[] {MemoryRules.PRESSURES, "host.tcp_mem", "net.ipv4.tcp_mem"},
            "tcp-orphans", new String[] {MemoryRules.ABORTS, "host.tcp_max_orphans", "net.ipv4.tcp_max_orphans"},
            "udp-memory", new String[] {MemoryRules.UDP_ERRORS, "host.udp_mem", "net.ipv4.udp_mem"},
            "netdev-backlog",
                    new String[] {SoftnetDrops.COUNTER, "host.netdev_max_backlog", "net.core.netdev_max_backlog"});

    LimitNotVisible() {
        super(
                "limit-not-visible",
                "Without the limit there is no percentage, no warning before it is full and no headroom: the agent shows UNKNOWN.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        return snapshot.sample().resources().stream()
                .filter(resource -> isHidden(resource) && doesSuffer(snapshot, resource))
                .map(resource -> finding(snapshot, resource));
    }

    private static boolean isHidden(ResourceSample resource) {
        String reason = resource.getReason();
        return SYMPTOMS.containsKey(resource.id())
                && resource.getLimit() == null
                && reason != null
                && reason.contains(HIDDEN);
    }

    private static String[] symptom(ResourceSample resource) {
        return SYMPTOMS.getOrDefault(resource.id(), new String[] {"", "", ""});
    }

    private static long grown(Snapshot snapshot, ResourceSample resource) {
        return snapshot.grown(symptom(resource)[0], LATELY_SECONDS);
    }

    /** A few dropped packets are no harm. */
    private static boolean doesSuffer(Snapshot snapshot, ResourceSample resource) {
        return symptom(resource)[0].equals(SoftnetDrops.COUNTER)
                ? SoftnetDrops.isFound(snapshot)
                : grown(snapshot, resource) > 0;
    }

    private FindingData finding(Snapshot snapshot, ResourceSample resource) {
        String[] symptom = symptom(resource);
        return warning(
                "resource " + resource.id(),
                "the limit is not visible in this container, and its failure counter is growing",
                symptom[0] + " grew by " + grown(snapshot, resource) + " in the last five minutes; used "
                        + resource.getUsed() + " " + resource.getUnit() + "; " + resource.getReason(),
                "Run `sysctl -n " + symptom[2] + "` on the host and pass the value to the agent as the option "
                        + symptom[1] + "=…");
    }
}
