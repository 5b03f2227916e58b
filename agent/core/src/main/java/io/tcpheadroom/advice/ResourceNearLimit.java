package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.Status;
import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.ResourceSample;
import io.tcpheadroom.resource.Sample;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** A resource above a threshold, by its own status: its hysteresis is the finding's, too. */
final class ResourceNearLimit extends Rule {
    ResourceNearLimit() {
        super(
                "resource-near-limit",
                "The next peak may fill it, if it is not full already. The failure may not look like this limit.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        return snapshot.sample().resources().stream().flatMap(resource -> findings(snapshot, resource));
    }

    private Stream<FindingData> findings(Snapshot snapshot, ResourceSample resource) {
        if (resource.status() == Status.CRITICAL) {
            return Stream.of(finding(snapshot, resource, Status.CRITICAL, resource.getCriticalRatio()));
        }
        return resource.status() == Status.WARN
                ? Stream.of(finding(snapshot, resource, Status.WARN, resource.getWarnRatio()))
                : Stream.empty();
    }

    private FindingData finding(Snapshot snapshot, ResourceSample resource, Status severity, double threshold) {
        return finding(
                severity,
                "resource " + resource.id(),
                isAt(resource.getTitle(), severity) + ". When full: " + resource.getSymptom(),
                used(resource, threshold) + details(snapshot, resource),
                resource.getRemedy() + DoubledLimit.of(resource, snapshot.sample()));
    }

    /** A title of several things has its plural before "of", "in" or "to". */
    private static String isAt(String title, Status severity) {
        String noun = title.replaceFirst(" (after|of|in|per|to) .*", "");
        return title + (noun.endsWith("s") ? " are" : " is") + " at " + severity;
    }

    private static String used(ResourceSample resource, double threshold) {
        Double utilization = resource.getUtilizationRatio();
        return String.format(
                Locale.ROOT,
                "used %d of %d %s, %.1f %%; threshold %.1f %%",
                resource.getUsed(),
                resource.getLimit(),
                resource.getUnit(),
                100 * Objects.requireNonNull(utilization, "what puts a resource above a threshold"),
                100 * threshold);
    }

    private static String details(Snapshot snapshot, ResourceSample resource) {
        Sample sample = snapshot.sample();
        return Share.evidence(sample, resource)
                + (resource.getReason() == null ? "" : "; " + resource.getReason())
                + (resource.id().equals(ResourceCatalog.DESCRIPTORS)
                        ? DescriptorKinds.evidence(snapshot) + HalfClosed.evidence(sample, resource.getUsed())
                        : "");
    }
}
