package io.tcpheadroom.api;

import javax.management.ConstructorParameters;

/** A resource that more connections fill, as of the last sample. A getter class, because MXBeans of JDK 17 do not map records. */
public final class WallData {
    private final String resource;
    private final String title;
    private final String scope;
    private final long connections;
    private final double cost;
    private final String costSource;

    /**
     * Made by the agent, and by JMX at the client.
     *
     * @param resource see {@link #getResource()}
     * @param title see {@link #getTitle()}
     * @param scope see {@link #getScope()}
     * @param connections see {@link #getConnections()}
     * @param cost see {@link #getCost()}
     * @param costSource see {@link #getCostSource()}
     */
    @ConstructorParameters({"resource", "title", "scope", "connections", "cost", "costSource"})
    public WallData(String resource, String title, String scope, long connections, double cost, String costSource) {
        this.resource = resource;
        this.title = title;
        this.scope = scope;
        this.connections = connections;
        this.cost = cost;
        this.costSource = costSource;
    }

    /** {@return its name in {@code type=Resource}} */
    public String getResource() {
        return resource;
    }

    /** {@return the resource in plain words} */
    public String getTitle() {
        return title;
    }

    /** {@return the name of a {@link Scope}} */
    public String getScope() {
        return scope;
    }

    /** {@return how many more connections until it is full} */
    public long getConnections() {
        return connections;
    }

    /** {@return what one more connection uses of it, in the resource's unit} */
    public double getCost() {
        return cost;
    }

    /** {@return the name of a {@link ConnectionCostSource}, MEASURED or ASSUMED} */
    public String getCostSource() {
        return costSource;
    }

    /** {@return {@code process-fds: 926 more connections, each uses 2.0 (MEASURED)}} */
    @Override
    public String toString() {
        return String.format(
                java.util.Locale.ROOT,
                "%s: %d more connections, each uses %s (%s)",
                resource,
                connections,
                cost < 100 ? String.format(java.util.Locale.ROOT, "%.2f", cost) : String.valueOf(Math.round(cost)),
                costSource);
    }
}
