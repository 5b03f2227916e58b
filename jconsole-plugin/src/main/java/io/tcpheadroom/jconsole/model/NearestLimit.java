package io.tcpheadroom.jconsole.model;

import io.tcpheadroom.api.Status;
import java.util.List;
import java.util.Optional;

/** The sentence of the headline: which limit is nearest, how near, and who holds it. */
public final class NearestLimit {
    /** A trend of one minute says nothing about the week after next. */
    private static final double FORESEEABLE_SECONDS = 7 * 86_400.0;

    private final Optional<Resource> resource;
    private final String sentence;

    private NearestLimit(Optional<Resource> resource, String sentence) {
        this.resource = resource;
        this.sentence = sentence;
    }

    public static NearestLimit of(Snapshot snapshot) {
        List<Resource> resources = snapshot.resources();
        Optional<Resource> nearest = Ranking.nearest(resources);
        String sentence = nearest.map(resource -> sentence(resource, snapshot)).orElseGet(() -> noneOf(resources));
        return new NearestLimit(nearest, sentence);
    }

    public Optional<Resource> resource() {
        return resource;
    }

    public Status status() {
        return resource.map(Resource::status).orElse(Status.UNKNOWN);
    }

    public String sentence() {
        return sentence;
    }

    static String sentence(Resource resource, Snapshot snapshot) {
        return resource.title()
                + ": "
                + howMuch(resource)
                + howSoon(resource)
                + Holders.of(resource, snapshot)
                        .sentence()
                        .map(holder -> "; " + holder)
                        .orElse("");
    }

    private static String howMuch(Resource resource) {
        String percent = Numbers.percent(resource.utilization());
        return resource.used() == null || resource.limit() == null
                ? percent + " used"
                : resource.amount(resource.used()) + " of " + resource.amount(resource.limit()) + " used, " + percent;
    }

    private static String howSoon(Resource resource) {
        Double seconds = resource.exhaustionSeconds();
        if (resource.isFull()) {
            return "; full now";
        }
        return seconds == null || seconds > FORESEEABLE_SECONDS ? "" : "; full in " + Durations.about(seconds);
    }

    private static String noneOf(List<Resource> resources) {
        return resources.isEmpty()
                ? "The agent is running but has no resources yet"
                : "No resource has both a used value and a limit";
    }
}
