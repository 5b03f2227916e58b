package io.tcpheadroom.jconsole.model;

import io.tcpheadroom.api.Names;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * Reads a snapshot: one query for the names, one bulk read for each bean whose turn it is. A bean that goes in between is left
 * out; one that may not be read is left out and counted; only a lost connection, or one that may not even query, ends the
 * read. It calls no operation, so that any JMX role will do. Workers of two connections may overlap: one reads at a time.
 */
public final class SnapshotReader {
    private final Clock clock;
    private final History history = new History();
    private final Directory directory = new Directory();
    private final Turns turns = new Turns();
    private final Descriptions descriptions = new Descriptions();
    private WeakReference<MBeanServerConnection> known = new WeakReference<>(null);

    public SnapshotReader(Clock clock) {
        this.clock = clock;
    }

    public synchronized Snapshot read(MBeanServerConnection connection) throws IOException {
        Instant now = clock.instant();
        if (known.get() != connection) {
            forget();
            known = new WeakReference<>(connection);
        }
        Reading reading = new Reading(connection, now, turns, descriptions);
        Map<ObjectName, Kind> kinds = directory.read(connection, now);
        if (kinds.containsKey(Names.AGENT)) {
            reading.read(kinds);
        }
        if (!reading.hasAgent()) {
            forget();
        }
        return history.complete(Snapshot.of(now, target(connection), reading.beans(), reading.unreadable()));
    }

    private void forget() {
        directory.forget();
        turns.forget();
        descriptions.forget();
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
}
