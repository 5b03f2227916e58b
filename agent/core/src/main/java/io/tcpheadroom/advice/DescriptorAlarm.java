package io.tcpheadroom.advice;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.resource.AppSample;
import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.ResourceSample;
import io.tcpheadroom.resource.Sample;
import java.util.Comparator;
import java.util.function.Consumer;

/**
 * The one finding that is printed as well: that this process is about to have no descriptor left. Nobody can come and read the others
 * then, for that takes descriptors too. Once for each JVM.
 */
public final class DescriptorAlarm {
    private final Consumer<String> log;
    private boolean rang;

    public DescriptorAlarm(Consumer<String> log) {
        this.log = log;
    }

    /** At each sample. */
    public void look(Sample sample) {
        if (!rang) {
            sample.resource(ResourceCatalog.DESCRIPTORS)
                    .filter(descriptors -> descriptors.status() == Status.CRITICAL)
                    .ifPresent(descriptors -> ring(descriptors, sample));
        }
    }

    private void ring(ResourceSample descriptors, Sample sample) {
        rang = true;
        String holder = sample.apps().stream()
                .filter(app -> app.getOpen() > 0)
                .max(Comparator.comparingLong(AppSample::getOpen))
                .map(app -> app.getOpen() + " of them sockets of " + app.getName())
                .orElse("none of them a socket that was counted");
        log.accept(descriptors.getUsed() + " of " + descriptors.getLimit() + " descriptors in use, " + holder
                + "; with none left, no socket or file can be opened");
    }
}
