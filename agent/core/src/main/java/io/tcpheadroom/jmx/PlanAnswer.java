package io.tcpheadroom.jmx;

import io.tcpheadroom.api.ConnectionCostSource;
import io.tcpheadroom.plan.Costs;
import io.tcpheadroom.plan.Plan;
import io.tcpheadroom.plan.PlanText;
import io.tcpheadroom.plan.Refusal;
import io.tcpheadroom.plan.Wish;
import io.tcpheadroom.resource.Headroom;
import io.tcpheadroom.resource.ListenerSample;
import io.tcpheadroom.resource.ResourceSample;
import io.tcpheadroom.resource.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The plan for this program, by what was measured of it: in words, and so is why there is none. */
final class PlanAnswer {
    private static final String PROGRAM = "PROGRAM";
    private static final String OUTGOING = "OUTGOING";

    private final Sample sample;

    PlanAnswer(Sample sample) {
        this.sample = sample;
    }

    /** In the direction in which the program's headroom is counted. */
    String of(int connections, int perSecond) {
        String direction = Headroom.of(sample).getDirection().equals(OUTGOING) ? "outgoing" : "connections";
        return answer(
                () -> Wish.of(Map.of(direction, Integer.toString(connections), "rate", Integer.toString(perSecond))));
    }

    String of(String properties) {
        return answer(() -> Wish.parse(properties));
    }

    private String answer(Supplier<Wish> wish) {
        try {
            return PlanText.of(Plan.of(wish.get().listeningOn(listeners()), sample.capacity(), costs()));
        } catch (Refusal e) {
            return "no plan: " + e.getMessage();
        }
    }

    /** Those of the program alone: a management port is another one at the next start. */
    private List<Integer> listeners() {
        return sample.listeners().stream()
                .filter(listener -> listener.getOrigin().equals(PROGRAM) && listener.getPort() > 0)
                .map(ListenerSample::getPort)
                .collect(Collectors.toList());
    }

    private Costs costs() {
        Map<String, Double> measured = new HashMap<>();
        for (ResourceSample resource : sample.resources()) {
            Double cost = resource.getConnectionCost();
            if (cost != null && ConnectionCostSource.MEASURED.name().equals(resource.getConnectionCostSource())) {
                measured.put(resource.id(), cost);
            }
        }
        Optional<ResourceSample> direct = sample.resource("direct-memory");
        return Costs.of(
                measured,
                direct.map(ResourceSample::getUsed).orElse(null),
                direct.map(ResourceSample::getLimit).orElse(null));
    }
}
