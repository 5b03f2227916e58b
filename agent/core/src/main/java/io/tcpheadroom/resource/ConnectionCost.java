package io.tcpheadroom.resource;

import io.tcpheadroom.api.ConnectionCostSource;
import org.jspecify.annotations.Nullable;

/** What one more connection uses of a resource, and how that is known. */
final class ConnectionCost {
    /** Nobody knows. */
    static final ConnectionCost NONE = new ConnectionCost(ConnectionCostSource.NONE, null, null, null);

    private final ConnectionCostSource source;
    private final @Nullable Double perConnection;
    private final @Nullable Integer readings;
    private final @Nullable Double errorRatio;

    private ConnectionCost(
            ConnectionCostSource source,
            @Nullable Double perConnection,
            @Nullable Integer readings,
            @Nullable Double errorRatio) {
        this.source = source;
        this.perConnection = perConnection;
        this.readings = readings;
        this.errorRatio = errorRatio;
    }

    static ConnectionCost assumed(double perConnection) {
        return new ConnectionCost(ConnectionCostSource.ASSUMED, perConnection, null, null);
    }

    /** @param errorRatio the standard error as a share of the cost */
    static ConnectionCost measured(double perConnection, int readings, double errorRatio) {
        return new ConnectionCost(ConnectionCostSource.MEASURED, perConnection, readings, errorRatio);
    }

    ConnectionCostSource source() {
        return source;
    }

    @Nullable
    Double perConnection() {
        return perConnection;
    }

    /** From how many readings it was measured; null where it was not. */
    @Nullable
    Integer readings() {
        return readings;
    }

    @Nullable
    Double errorRatio() {
        return errorRatio;
    }

    /** How many more connections what is left is enough for; null where nobody knows, or where connections use none of it. */
    @Nullable
    Long connectionsIn(@Nullable Long available) {
        return available == null || perConnection == null || perConnection <= 0
                ? null
                : (Long) (long) Math.floor(available / perConnection);
    }
}
