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

/** In which order resources are shown, and which of them is the nearest limit. */
public final class Ranking {
    /** The fullest first; equally full ones by title. Without a percentage: last, the limits that exist before the others. */
    public static final Comparator<Resource> FULLEST_FIRST = Comparator.comparing(
                    Resource::ratio, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Resource::status, Comparator.comparing(List.of(UNKNOWN, UNLIMITED, NOT_APPLICABLE)::indexOf))
            .thenComparing(Resource::title);

    /**
     * The worst status first: a resource that is critical at 50 % (orphans are, the kernel may cut in at a half) is nearer to
     * its limit than one that is fine at 70 %.
     */
    private static final Comparator<Resource> NEAREST_FIRST =
            Comparator.comparing(Ranking::severity).reversed().thenComparing(FULLEST_FIRST);

    private Ranking() {}

    public static List<Resource> withPercentage(List<Resource> resources) {
        return ranked(resources, resource -> resource.ratio() != null);
    }

    public static List<Resource> withoutPercentage(List<Resource> resources) {
        return ranked(resources, resource -> resource.ratio() == null);
    }

    public static Optional<Resource> nearest(List<Resource> resources) {
        return withPercentage(resources).stream().min(NEAREST_FIRST);
    }

    private static List<Resource> ranked(List<Resource> resources, Predicate<Resource> which) {
        return resources.stream().filter(which).sorted(FULLEST_FIRST).collect(Collectors.toUnmodifiableList());
    }

    private static int severity(Resource resource) {
        Status status = resource.status();
        return status == CRITICAL ? 2 : status == WARN ? 1 : 0;
    }
}
