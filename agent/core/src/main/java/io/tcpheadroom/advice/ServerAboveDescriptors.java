package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.ConnectorSample;
import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.ResourceSample;
import io.tcpheadroom.resource.Sample;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server takes more connections than there are descriptors for, and is on its way there. */
final class ServerAboveDescriptors extends Rule {
    private static final long FEWEST = 100;

    ServerAboveDescriptors() {
        super(
                "server-above-descriptors",
                "Before the server's own limit holds clients back in the queue, descriptors run out: accept fails, and so do files, class "
                        + "loading and outgoing connections.");
    }

    /** A server with a few connections is far from any limit. */
    static boolean isConcerned(ConnectorSample connector) {
        Long connections = connector.getConnections();
        return connections != null && connections >= FEWEST && connector.getMaxConnections() != null;
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        return snapshot.sample().connectors().stream()
                .filter(connector -> isConcerned(connector)
                        && snapshot.lately(LATELY_SECONDS, sample -> isFilling(sample, connector.getName())))
                .map(connector -> finding(snapshot.sample(), connector))
                .flatMap(finding -> finding == null ? Stream.empty() : Stream.of(finding));
    }

    /** It has half of what descriptors allow, and wants more than all of that. */
    private static boolean isFilling(Sample sample, String name) {
        return sample.connectors().stream()
                .filter(connector -> connector.getName().equals(name))
                .anyMatch(connector -> {
                    Long room = room(sample, connector);
                    Long connections = connector.getConnections();
                    Long most = connector.getMaxConnections();
                    return room != null
                            && connections != null
                            && most != null
                            && most > room
                            && 2 * connections >= room;
                });
    }

    /** How many connections there are descriptors for, beside what else is open. */
    private static @Nullable Long room(Sample sample, ConnectorSample connector) {
        ResourceSample descriptors =
                sample.resource(ResourceCatalog.DESCRIPTORS).orElse(null);
        Long available = descriptors == null ? null : descriptors.getAvailable();
        Long connections = connector.getConnections();
        return available == null || connections == null ? null : (Long) (available + connections);
    }

    private @Nullable FindingData finding(Sample sample, ConnectorSample connector) {
        Long room = room(sample, connector);
        Long most = connector.getMaxConnections();
        Long limit = sample.resource(ResourceCatalog.DESCRIPTORS)
                .map(ResourceSample::getLimit)
                .orElse(null);
        if (room == null || most == null || limit == null || most <= room) {
            return null;
        }
        return warning(
                "server " + connector.getName(),
                "the server accepts more connections than there are descriptors for",
                connector.getConnections() + " connections of " + most + "; descriptors are enough for " + room
                        + " (limit " + limit + ")",
                "Lower maxConnections (server.tomcat.max-connections in Spring Boot) below " + room
                        + ", or raise the limit: "
                        + DescriptorLimit.raise(sample.pid(), limit + most - room, sample.hardDescriptors()));
    }
}
