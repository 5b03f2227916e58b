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
 * The names and types of the registered beans, ordered by name. With many beans the answer is large: then they are queried when the number of
 * all beans of the JVM changes, and in any case after a few seconds, for one may have come for another that went.
 */
final class BeanNames {
    private static final int MANY = 50;
    private static final Duration LIFETIME = Duration.ofSeconds(5);

    private Set<ObjectName> names = Set.of();
    private Map<ObjectName, BeanType> types = Map.of();
    private Instant queriedAt = Instant.EPOCH;
    private int count;

    Map<ObjectName, BeanType> query(MBeanServerConnection connection, Instant now) throws IOException {
        boolean isOld = Duration.between(queriedAt, now).compareTo(LIFETIME) >= 0;
        if (names.size() < MANY || isOld || isOtherCount(connection)) {
            show(connection.queryNames(Names.ALL, null));
            queriedAt = now;
        }
        return types;
    }

    private boolean isOtherCount(MBeanServerConnection connection) throws IOException {
        int before = count;
        count = connection.getMBeanCount();
        return count != before;
    }

    /** Mostly they are the same as before, and in order. */
    private void show(Set<ObjectName> newNames) {
        if (!newNames.equals(names)) {
            names = newNames;
            types = types(newNames);
        }
    }

    private static Map<ObjectName, BeanType> types(Set<ObjectName> names) {
        Map<ObjectName, BeanType> types = new LinkedHashMap<>();
        for (ObjectName name : new TreeSet<>(names)) {
            BeanType.of(name).ifPresent(type -> types.put(name, type));
        }
        return Collections.unmodifiableMap(types);
    }

    void clear() {
        names = Set.of();
        types = Map.of();
    }
}
