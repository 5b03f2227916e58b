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
 * Reads a snapshot: one query for the names, one bulk read for each bean that is due. A bean that is unregistered in between is
 * left out; one that may not be read is left out and counted. Only a lost connection, or one that may not even query, fails the
 * read. It invokes no operation, so a read-only JMX role suffices. Workers of two connections may overlap: one reads at a time.
 */
public final class SnapshotReader {
    private final Clock clock;
    private final SnapshotHistory history = new SnapshotHistory();
    private final BeanNames beanNames = new BeanNames();
    private final ReadRotation rotation = new ReadRotation();
    private final AttributeDescriptions descriptions = new AttributeDescriptions();
    private WeakReference<MBeanServerConnection> lastConnection = new WeakReference<>(null);

    public SnapshotReader(Clock clock) {
        this.clock = clock;
    }

    public synchronized Snapshot read(MBeanServerConnection connection) throws IOException {
        Instant now = clock.instant();
        if (lastConnection.get() != connection) {
            clearCaches();
            lastConnection = new WeakReference<>(connection);
        }
        SnapshotBuilder builder = new SnapshotBuilder(connection, now, rotation, descriptions);
        Map<ObjectName, BeanType> types = beanNames.query(connection, now);
        if (types.containsKey(Names.AGENT)) {
            builder.read(types);
        }
        if (!builder.hasAgent()) {
            clearCaches();
        }
        return history.complete(Snapshot.of(now, target(connection), builder.beans(), builder.unreadableBeans()));
    }

    private void clearCaches() {
        beanNames.clear();
        rotation.clear();
        descriptions.clear();
    }

    private static TargetJvm target(MBeanServerConnection connection) throws IOException {
        try {
            Object name = connection.getAttribute(new ObjectName("java.lang:type=Runtime"), "Name");
            return TargetJvm.of(String.valueOf(name));
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        } catch (JMException | SecurityException e) {
            return TargetJvm.of(null);
        }
    }
}
