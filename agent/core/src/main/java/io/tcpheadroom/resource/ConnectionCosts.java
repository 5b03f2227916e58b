package io.tcpheadroom.resource;

import io.tcpheadroom.api.Scope;
import io.tcpheadroom.resource.Load.Direction;
import org.jspecify.annotations.Nullable;

/** What one more connection uses of one resource: as measured, else as assumed. For the sampler's thread. */
final class ConnectionCosts {
    /** A reading that is older was made beside other connections than those that are open now. */
    private static final double OLDEST_SECONDS = 2;

    private final ResourceSpec spec;
    private final CostFit fit = new CostFit();
    private @Nullable Direction direction;
    private long lastInstant;

    ConnectionCosts(ResourceSpec spec) {
        this.spec = spec;
    }

    ConnectionCost update(Reading reading, long now, Load load) {
        if (spec.scope() == Scope.LISTENER) {
            return ConnectionCost.NONE; // a queue is filled by how fast connections come, not by how many are open
        }
        if (load.direction() != direction) {
            direction = load.direction();
            fit.clear();
        }
        Long instant = reading.instant(now);
        if (load.isSteady()
                && reading.used().isNumber()
                && instant != null
                && instant != lastInstant
                && now - instant <= OLDEST_SECONDS * 1e9) {
            lastInstant = instant;
            fit.add(load.open(), reading.used().value(), instant);
        }
        ConnectionCost measured = fit.cost();
        if (measured != null) {
            return measured;
        }
        Double assumed = spec.assumedCost(load.direction());
        return assumed == null ? ConnectionCost.NONE : ConnectionCost.assumed(assumed);
    }

    void clear() {
        fit.clear();
    }
}
