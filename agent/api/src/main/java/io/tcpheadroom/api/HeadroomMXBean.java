package io.tcpheadroom.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The headroom in connections: how many more the program can open until the first resource is full. Every value comes from the
 * sampler's last sample, the operation's too. A resource that cannot be read is no wall; {@link #getUnknown()} names it.
 */
@Description("How many more connections until the first limit, and which limit that is")
public interface HeadroomMXBean {
    /** {@return how many more connections until the first resource is full; null while no cost is known} */
    @Attribute(
            value =
                    "How many more connections until the first resource is full; null while no resource's cost is known",
            units = "connections")
    @Nullable
    Long getConnections();

    /** {@return the resource that is full first; null while none is known} */
    @Attribute(value = "The resource that is full first, by its name in type=Resource", metricType = "")
    @Nullable
    String getResource();

    /** {@return {@code INCOMING} or {@code OUTGOING}} */
    @Attribute(
            value = "Direction counted: INCOMING if the program accepts connections (also for a proxy: its cost per "
                    + "connection includes what it opens for each); OUTGOING if it accepts none, or opens over ten "
                    + "times as many",
            metricType = "")
    String getDirection();

    /** {@return the connections that are open now, of that direction} */
    @Attribute(value = "Open connections of that direction", units = "connections")
    long getOpen();

    /** {@return how many connections a second the ports to the fullest destination carry for good; null without any} */
    @Attribute(
            value = "Sustainable new connections a second to the fullest destination if this side closes them: each "
                    + "keeps its port for the 60 s of TIME_WAIT, or until tcp_tw_reuse releases it; null without "
                    + "destinations",
            units = "connections per second")
    @Nullable
    Double getConnectionsPerSecond();

    /** {@return the walls as text, nearest first; null without any} */
    @Attribute(value = "The resources that more connections fill, the nearest first, a line each", metricType = "")
    @Nullable
    String getWalls();

    /** {@return the resources that may be full before the first wall: those that cannot be read, and those that are CRITICAL while nobody knows what a connection uses of them; why nothing is known while the sampler has stalled; null without any} */
    @Attribute(
            value =
                    "Resources that may be full before the first wall: their status is UNKNOWN, or it is CRITICAL and what a connection uses of them is not known; null without any",
            metricType = "")
    @Nullable
    String getUnknown();

    /** {@return the walls, nearest first} */
    @Operation("The resources that more connections fill, the nearest first")
    List<WallData> walls();
}
