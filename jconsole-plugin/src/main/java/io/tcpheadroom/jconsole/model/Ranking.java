package io.tcpheadroom.jconsole.model;

import static io.tcpheadroom.api.Status.CRITICAL;
import static io.tcpheadroom.api.Status.NOT_APPLICABLE;
import static io.tcpheadroom.api.Status.UNKNOWN;
import static io.tcpheadroom.api.Status.UNLIMITED;
import static io.tcpheadroom.api.Status.WARN;

import io.tcpheadroom.api.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The order of resources, and which of them is the nearest limit. */
public final class Ranking {
    /** Highest utilization first, ties by title. Those without one come last, limits that exist before those that do not. */
    public static final Comparator<Resource> BY_UTILIZATION = Comparator.comparing(
                    Resource::utilization, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Resource::status, Comparator.comparing(List.of(UNKNOWN, UNLIMITED, NOT_APPLICABLE)::indexOf))
            .thenComparing(Resource::title);

    /**
     * The worst status first: a resource that is critical at 50 % (orphans are: the kernel may act at half the limit) is nearer to
     * its limit than one that is OK at 70 %.
     */
    private static final Comparator<Resource> NEAREST_FIRST =
            Comparator.comparing(Ranking::severity).reversed().thenComparing(BY_UTILIZATION);

    private Ranking() {}

    public static List<Resource> withUtilization(List<Resource> resources) {
        return ranked(resources, resource -> resource.utilization() != null);
    }

    public static List<Resource> withoutUtilization(List<Resource> resources) {
        return ranked(resources, resource -> resource.utilization() == null);
    }

    public static Optional<Resource> nearest(List<Resource> resources) {
        return withUtilization(resources).stream().min(NEAREST_FIRST);
    }

    private static List<Resource> ranked(List<Resource> resources, Predicate<Resource> which) {
        return resources.stream().filter(which).sorted(BY_UTILIZATION).collect(Collectors.toUnmodifiableList());
    }

    private static int severity(Resource resource) {
        Status status = resource.status();
        return status == CRITICAL ? 2 : status == WARN ? 1 : 0;
    }
}
