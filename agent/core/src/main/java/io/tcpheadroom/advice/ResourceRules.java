package io.tcpheadroom.advice;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.resource.ResourceSample;
import java.util.List;

/** Resources that are near their limit. */
final class ResourceRules extends RuleSet {
    @Override
    boolean isConcerned(Snapshot snapshot) {
        for (ResourceSample resource : snapshot.sample().resources()) {
            if (resource.status() == Status.WARN || resource.status() == Status.CRITICAL) {
                return true;
            }
        }
        return false;
    }

    @Override
    List<Rule> create() {
        return List.of(new ResourceNearLimit());
    }
}
