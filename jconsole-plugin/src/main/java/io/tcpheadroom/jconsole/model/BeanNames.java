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
 * The names and types of the registered beans, ordered by name. Queried at each tick; with many beans the answer itself is
 * large, so then it is cached for a few seconds and a new bean is seen a little later.
 */
final class BeanNames {
    private static final int CACHING_THRESHOLD = 300;
    private static final Duration CACHE_LIFETIME = Duration.ofSeconds(5);

    private Map<ObjectName, BeanType> types = Map.of();
    private Instant queriedAt = Instant.EPOCH;

    Map<ObjectName, BeanType> query(MBeanServerConnection connection, Instant now) throws IOException {
        if (types.size() < CACHING_THRESHOLD || Duration.between(queriedAt, now).compareTo(CACHE_LIFETIME) >= 0) {
            types = Collections.unmodifiableMap(types(connection.queryNames(Names.ALL, null)));
            queriedAt = now;
        }
        return types;
    }

    private static Map<ObjectName, BeanType> types(Set<ObjectName> names) {
        Map<ObjectName, BeanType> types = new LinkedHashMap<>();
        for (ObjectName name : new TreeSet<>(names)) {
            BeanType.of(name).ifPresent(type -> types.put(name, type));
        }
        return types;
    }

    void clear() {
        types = Map.of();
    }
}
