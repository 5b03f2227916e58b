package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.Status;
import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.ResourceSample;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Resources that are near their limit, by their own status: its hysteresis is the findings', too. */
final class ResourceRules {
    private ResourceRules() {}

    static Stream<FindingData> inBand(Snapshot snapshot) {
        return snapshot.sample().resources().stream().flatMap(resource -> inBand(snapshot, resource));
    }

    private static Stream<FindingData> inBand(Snapshot snapshot, ResourceSample resource) {
        if (resource.status() == Status.CRITICAL) {
            return Stream.of(finding(snapshot, resource, Status.CRITICAL, resource.getCriticalRatio()));
        }
        return resource.status() == Status.WARN
                ? Stream.of(finding(snapshot, resource, Status.WARN, resource.getWarnRatio()))
                : Stream.empty();
    }

    private static FindingData finding(Snapshot snapshot, ResourceSample resource, Status severity, double band) {
        Double utilization = resource.getUtilizationRatio();
        return Findings.of(
                severity,
                "resource " + resource.id(),
                resource.getTitle() + ": " + severity + ". When full: " + resource.getSymptom(),
                String.format(
                                Locale.ROOT,
                                "used %d of %d %s, %.1f %%; threshold %.1f %%",
                                resource.getUsed(),
                                resource.getLimit(),
                                resource.getUnit(),
                                100 * Objects.requireNonNull(utilization, "what puts a resource into a band"),
                                100 * band)
                        + Share.evidence(snapshot.sample(), resource)
                        + (resource.getReason() == null ? "" : "; " + resource.getReason())
                        + (resource.id().equals(ResourceCatalog.DESCRIPTORS)
                                ? DescriptorKinds.evidence(snapshot)
                                        + FarEndRules.evidence(snapshot, resource.getUsed())
                                : ""),
                resource.getRemedy());
    }
}
