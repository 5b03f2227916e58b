package io.tcpheadroom.advice;

import io.tcpheadroom.resource.ConnectorSample;
import java.util.List;

/** Descriptors that are few, or that a server will want more of than there are. */
final class DescriptorRules extends RuleSet {
    @Override
    boolean isConcerned(Snapshot snapshot) {
        return Symptom.areDescriptorsScarce(snapshot.sample())
                || Symptom.isAnyLeaking(snapshot.sample())
                || isAnyServerFilling(snapshot);
    }

    private static boolean isAnyServerFilling(Snapshot snapshot) {
        for (ConnectorSample connector : snapshot.sample().connectors()) {
            if (ServerAboveDescriptors.isConcerned(connector)) {
                return true;
            }
        }
        return false;
    }

    @Override
    List<Rule> create() {
        return List.of(
                new DescriptorsBelowHardLimit(),
                new DescriptorLimitAboveMemory(),
                new ServerAboveDescriptors(),
                new NoKeepalive());
    }
}
