package io.tcpheadroom.jconsole.model;

import io.tcpheadroom.api.Names;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/**
 * Which beans there are, and of which kind, in the order of their names. Asked at each tick; but when they are many, and the
 * answer alone is long, only every few seconds: a new one is then seen a little later.
 */
final class Directory {
    private static final int MANY = 300;
    private static final Duration GOOD_FOR = Duration.ofSeconds(5);

    private Map<ObjectName, Kind> kinds = Map.of();
    private Instant asked = Instant.EPOCH;

    Map<ObjectName, Kind> read(MBeanServerConnection connection, Instant now) throws IOException {
        if (kinds.size() < MANY || Duration.between(asked, now).compareTo(GOOD_FOR) >= 0) {
            kinds = Collections.unmodifiableMap(kinds(connection.queryNames(Names.ALL, null)));
            asked = now;
        }
        return kinds;
    }

    private static Map<ObjectName, Kind> kinds(Set<ObjectName> names) {
        Map<ObjectName, Kind> kinds = new LinkedHashMap<>();
        for (ObjectName name : new TreeSet<>(names)) {
            Kind.of(name).ifPresent(kind -> kinds.put(name, kind));
        }
        return kinds;
    }

    void forget() {
        kinds = Map.of();
    }
}
