package io.tcpheadroom.resource;

import io.tcpheadroom.api.HeadroomMXBean;
import io.tcpheadroom.api.Status;
import io.tcpheadroom.api.WallData;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The headroom in connections at one tick: the resources that more connections fill, the nearest first. Immutable. */
public final class Headroom implements HeadroomMXBean {
    private final Load load;
    private final List<WallData> walls;
    private final @Nullable String unknown;
    private final @Nullable Double perSecond;

    private Headroom(Load load, List<WallData> walls, @Nullable String unknown, @Nullable Double perSecond) {
        this.load = load;
        this.walls = walls;
        this.unknown = unknown;
        this.perSecond = perSecond;
    }

    public static Headroom of(Sample sample) {
        List<WallData> walls = sample.resources().stream()
                .map(Headroom::wall)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingLong(WallData::getConnections))
                .collect(Collectors.toUnmodifiableList());
        String unknown = sample.resources().stream()
                .filter(Headroom::mayBeFullBefore)
                .map(ResourceSample::id)
                .collect(Collectors.joining(", "));
        return new Headroom(sample.load(), walls, unknown.isEmpty() ? null : unknown, PortRate.of(sample));
    }

    /** Of a time of which nothing is known, for this reason. */
    public static Headroom unknown(String reason) {
        return new Headroom(Load.NONE, List.of(), reason, null);
    }

    /** Nothing is known of it; or it is all but full, and nobody knows what a connection uses of it. */
    private static boolean mayBeFullBefore(ResourceSample resource) {
        return resource.status() == Status.UNKNOWN || (resource.status() == Status.CRITICAL && wall(resource) == null);
    }

    private static @Nullable WallData wall(ResourceSample resource) {
        Long connections = resource.getAvailableConnections();
        Double cost = resource.getConnectionCost();
        return connections == null || cost == null
                ? null
                : new WallData(
                        resource.id(),
                        resource.getTitle(),
                        resource.getScope(),
                        connections,
                        cost,
                        resource.getConnectionCostSource());
    }

    @Override
    public @Nullable Long getConnections() {
        return walls.isEmpty() ? null : (Long) walls.get(0).getConnections();
    }

    @Override
    public @Nullable String getResource() {
        return walls.isEmpty() ? null : walls.get(0).getResource();
    }

    @Override
    public String getDirection() {
        return load.direction().name();
    }

    @Override
    public long getOpen() {
        return load.open();
    }

    @Override
    public @Nullable Double getConnectionsPerSecond() {
        return perSecond;
    }

    @Override
    public @Nullable String getWalls() {
        return walls.isEmpty() ? null : walls.stream().map(WallData::toString).collect(Collectors.joining("\n"));
    }

    @Override
    public @Nullable String getUnknown() {
        return unknown;
    }

    @Override
    public List<WallData> walls() {
        return walls;
    }
}
