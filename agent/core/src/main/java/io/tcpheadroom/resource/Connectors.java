package io.tcpheadroom.resource;

import io.tcpheadroom.resource.BeanSource.Told;
import java.util.ArrayList;
import java.util.List;

/** The connectors of servers in this JVM, by the MBeans that each has. For the sampler's thread alone. */
final class Connectors {
    private final ProgramBeans beans;

    /** @param beans those of {@link BeanCatalog#CONNECTORS} */
    Connectors(ProgramBeans beans) {
        this.beans = beans;
    }

    /** By name; unknown, each of them, while the servers do not answer. */
    List<ConnectorSample> sample() {
        List<ConnectorSample> samples = new ArrayList<>();
        beans.ask().forEach(answer -> samples.add(sample(answer)));
        samples.sort((one, other) -> one.getName().compareTo(other.getName()));
        return samples;
    }

    private static ConnectorSample sample(BeanAnswer answer) {
        return new ConnectorSample(
                answer.name(),
                answer.count(Told.OPEN),
                answer.limit(Told.LIMIT),
                answer.count(Told.THREADS_BUSY),
                answer.limit(Told.MAX_THREADS),
                answer.count(Told.KEEP_ALIVE),
                answer.limit(Told.PORT),
                answer.limit(Told.BACKLOG));
    }
}
