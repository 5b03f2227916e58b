package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Kernel;
import java.util.List;

/** All that the resources of one tick are read from. */
public final class Inputs {
    private final Kernel kernel;
    private final Jvm jvm;
    private final List<ListenerSample> listeners;
    private final List<DestinationSample> destinations;
    private final List<ConnectorSample> connectors;

    Inputs(
            Kernel kernel,
            Jvm jvm,
            List<ListenerSample> listeners,
            List<DestinationSample> destinations,
            List<ConnectorSample> connectors) {
        this.connectors = connectors;
        this.kernel = kernel;
        this.jvm = jvm;
        this.listeners = listeners;
        this.destinations = destinations;
    }

    Kernel kernel() {
        return kernel;
    }

    Jvm jvm() {
        return jvm;
    }

    /** The fullest first. */
    List<ListenerSample> listeners() {
        return listeners;
    }

    /** The fullest first. */
    List<DestinationSample> destinations() {
        return destinations;
    }

    /** By name. */
    List<ConnectorSample> connectors() {
        return connectors;
    }
}
