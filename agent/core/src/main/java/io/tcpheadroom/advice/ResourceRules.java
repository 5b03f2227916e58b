package io.tcpheadroom.advice;

import io.tcpheadroom.advice.Finding.Severity;
import io.tcpheadroom.api.Status;
import io.tcpheadroom.resource.ResourceSample;
import java.util.Locale;
import java.util.stream.Stream;

/** Resources that are near their limit, by their own status: its hysteresis is the findings', too. */
final class ResourceRules {
    private ResourceRules() {}

    static Stream<Finding> inBand(Snapshot snapshot) {
        return snapshot.sample().resources().stream().flatMap(ResourceRules::inBand);
    }

    private static Stream<Finding> inBand(ResourceSample resource) {
        if (resource.status() == Status.CRITICAL) {
            return Stream.of(finding(resource, Severity.CRITICAL, resource.criticalRatio()));
        }
        return resource.status() == Status.WARN
                ? Stream.of(finding(resource, Severity.WARN, resource.warnRatio()))
                : Stream.empty();
    }

    private static Finding finding(ResourceSample resource, Severity severity, double band) {
        return new Finding(
                severity,
                "resource " + resource.id(),
                resource.spec().title() + ": in the " + severity + " band; when full: "
                        + resource.spec().symptom(),
                String.format(
                                Locale.ROOT,
                                "used %d of %d %s, %.1f %%; the band begins at %.1f %%",
                                resource.used(),
                                resource.limit(),
                                resource.spec().unit(),
                                100 * resource.utilizationRatio(),
                                100 * band)
                        + (resource.reason() == null ? "" : "; " + resource.reason()),
                resource.spec().remedy());
    }
}
