package io.tcpheadroom.jconsole.model;

import io.tcpheadroom.api.Names;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * Reads a snapshot: one query for the names, one bulk read for each bean. A bean that goes in between is left out; one that
 * may not be read is left out and counted; only a lost connection, or one that may not even query, ends the read.
 */
public final class SnapshotReader {
    private final Clock clock;
    private final History history = new History();

    public SnapshotReader(Clock clock) {
        this.clock = clock;
    }

    public Snapshot read(MBeanServerConnection connection) throws IOException {
        Set<ObjectName> names = connection.queryNames(Names.ALL, null);
        Reading reading = new Reading(connection);
        if (names.contains(Names.AGENT)) {
            for (ObjectName name : new TreeSet<>(names)) {
                reading.add(name);
            }
        }
        Instant now = clock.instant();
        Snapshot snapshot = new Snapshot(now, now, target(connection), reading.beans, reading.unreadable);
        return history.complete(snapshot);
    }

    private static Target target(MBeanServerConnection connection) throws IOException {
        try {
            Object name = connection.getAttribute(new ObjectName("java.lang:type=Runtime"), "Name");
            return Target.of(String.valueOf(name));
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        } catch (JMException | SecurityException e) {
            return Target.of(null);
        }
    }

    /** The beans of one tick, as they come in. */
    private static final class Reading {
        final Map<Kind, List<Bean>> beans = new EnumMap<>(Kind.class);
        private final MBeanServerConnection connection;
        int unreadable;

        Reading(MBeanServerConnection connection) {
            this.connection = connection;
        }

        void add(ObjectName name) throws IOException {
            Optional<Kind> kind = Kind.of(name);
            if (kind.isPresent()) {
                add(kind.get(), name);
            }
        }

        private void add(Kind kind, ObjectName name) throws IOException {
            try {
                Bean bean = Bean.of(name, connection.getAttributes(name, kind.attributes()));
                beans.computeIfAbsent(kind, none -> new ArrayList<>()).add(bean);
            } catch (InstanceNotFoundException e) {
                return; // closed since the query: the next tick will not list it
            } catch (JMException | SecurityException e) {
                unreadable++;
            }
        }
    }
}
