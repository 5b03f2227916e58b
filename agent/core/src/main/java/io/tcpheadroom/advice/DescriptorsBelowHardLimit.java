package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.ResourceSample;
import io.tcpheadroom.resource.Sample;
import java.util.stream.Stream;

/** Descriptors run out at a soft limit that this process may raise by itself, up to the hard one. */
final class DescriptorsBelowHardLimit extends Rule {
    DescriptorsBelowHardLimit() {
        super(
                "descriptors-below-hard-limit",
                "HotSpot raises the soft limit to the hard one when it starts. Where it has not, -XX:-MaxFDLimit is set, or somebody lowered "
                        + "the limit since.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        Sample sample = snapshot.sample();
        Long hard = sample.hardDescriptors();
        ResourceSample descriptors =
                sample.resource(ResourceCatalog.DESCRIPTORS).orElse(null);
        Long soft = descriptors == null ? null : descriptors.getLimit();
        return hard == null || soft == null || soft >= hard || !Symptom.areDescriptorsScarce(sample)
                ? Stream.empty()
                : Stream.of(finding(sample, soft, hard));
    }

    private FindingData finding(Sample sample, long soft, long hard) {
        boolean isUnlimited = hard == Long.MAX_VALUE;
        return warning(
                "descriptors",
                "descriptors run out at a soft limit that is below the hard one",
                "used " + Symptom.used(sample, ResourceCatalog.DESCRIPTORS) + "; hard limit "
                        + (isUnlimited ? "unlimited" : hard),
                DescriptorLimit.prlimit(sample.pid(), isUnlimited ? 4 * soft : hard, hard)
                        + " takes effect in the running process, without root. Permanently: start without -XX:-MaxFDLimit");
    }
}
