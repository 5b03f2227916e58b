package io.tcpheadroom.jconsole.model;

import io.tcpheadroom.api.Status;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the eye meets first: the worst finding, without any the nearest limit; and how many more connections there is room for. */
public final class Headline {
    private final Status status;
    private final String sentence;
    private final String room;
    private final Optional<Resource> resource;

    private Headline(Status status, String sentence, String room, Optional<Resource> resource) {
        this.status = status;
        this.sentence = sentence;
        this.room = room;
        this.resource = resource;
    }

    public static Headline of(Snapshot snapshot) {
        NearestLimit nearest = NearestLimit.of(snapshot);
        String room = room(snapshot);
        Optional<Finding> worst = FindingLog.worst(snapshot);
        if (worst.isEmpty()) {
            return new Headline(nearest.status(), nearest.sentence(), room, nearest.resource());
        }
        Finding finding = worst.get();
        Optional<Resource> about = snapshot.resources().stream()
                .filter(resource -> finding.subject().equals("resource " + resource.id()))
                .findFirst();
        if (about.isPresent()) {
            return new Headline(finding.severity(), NearestLimit.sentence(about.get(), snapshot), room, about);
        }
        String nearestToo = nearest.resource().isEmpty() ? "" : "Nearest limit: " + nearest.sentence() + ". ";
        return new Headline(finding.severity(), finding.sentence(), (nearestToo + room).strip(), nearest.resource());
    }

    /** Empty when the agent does not know, or is too old to. */
    private static String room(Snapshot snapshot) {
        return snapshot.beans(BeanType.HEADROOM).stream()
                .map(headroom -> room(headroom, snapshot))
                .findFirst()
                .orElse("");
    }

    private static String room(Bean headroom, Snapshot snapshot) {
        Long connections = headroom.longValue("Connections");
        if (connections == null) {
            return "";
        }
        String wall = headroom.textOrEmpty("Resource");
        String title = snapshot.resources().stream()
                .filter(resource -> resource.id().equals(wall))
                .map(Resource::title)
                .findFirst()
                .orElse(wall);
        String direction = headroom.textOrEmpty("Direction").toLowerCase(Locale.ROOT);
        String noun = (direction.isEmpty() ? "" : direction + " ") + (connections == 1 ? "connection" : "connections");
        return (connections == 0 ? "No room for more " : "Room for " + Numbers.count(connections) + " more ")
                + noun
                + notCounted(headroom, snapshot)
                + (title.isEmpty() ? "" : ". First wall: " + title);
    }

    /** What is all but full, and no part of that number. */
    private static String notCounted(Bean headroom, Snapshot snapshot) {
        List<String> unknown = List.of(headroom.textOrEmpty("Unknown").split(", "));
        String critical = snapshot.resources().stream()
                .filter(resource -> resource.status() == Status.CRITICAL && unknown.contains(resource.id()))
                .map(Resource::title)
                .collect(Collectors.joining(", "));
        return critical.isEmpty() ? "" : " (not counted: " + critical + ", CRITICAL)";
    }

    public Status status() {
        return status;
    }

    public String sentence() {
        return sentence;
    }

    /** How many more connections, and which resource is full first; empty when that is not known. */
    public String room() {
        return room;
    }

    /** What the bar shows. */
    public Optional<Resource> resource() {
        return resource;
    }
}
