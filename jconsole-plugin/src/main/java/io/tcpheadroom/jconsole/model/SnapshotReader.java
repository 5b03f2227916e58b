package io.tcpheadroom.jconsole.model;

import io.tcpheadroom.api.Names;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * Reads a snapshot: one query for the names, one bulk read for each bean that is due. A bean that is unregistered in between is
 * left out; one that may not be read is left out and counted. Only a lost connection, or one that may not even query, fails the
 * read. The operations that the {@link Inquiry} wants are called last; for the rest a read-only JMX role suffices. Workers of two connections may overlap: one reads at a time.
 */
public final class SnapshotReader {
    private final Clock clock;
    private final SnapshotHistory history = new SnapshotHistory();
    private final BeanNames beanNames = new BeanNames();
    private final ReadRotation rotation = new ReadRotation();
    private final AttributeDescriptions descriptions = new AttributeDescriptions();
    private final Answers answers = new Answers();
    private final Inquiry inquiry;
    private WeakReference<MBeanServerConnection> lastConnection = new WeakReference<>(null);

    public SnapshotReader(Clock clock, Inquiry inquiry) {
        this.clock = clock;
        this.inquiry = inquiry;
    }

    public synchronized Snapshot read(MBeanServerConnection connection) throws IOException {
        Instant now = clock.instant();
        if (lastConnection.get() != connection) {
            clearCaches();
            lastConnection = new WeakReference<>(connection);
        }
        SnapshotBuilder builder = new SnapshotBuilder(connection, now, rotation, descriptions);
        long begin = System.nanoTime();
        TargetJvm target = target(connection);
        boolean isSlow = AttributeReads.isSlow(Duration.ofNanos(System.nanoTime() - begin));
        Map<ObjectName, BeanType> types = beanNames.query(connection, now);
        if (types.containsKey(Names.AGENT)) {
            builder.read(types, inquiry.inView(), isSlow);
        }
        if (!builder.hasAgent()) {
            clearCaches();
        }
        Map<Question, Answer> answered = builder.hasAgent() ? ask(connection, builder.beans(), now) : Map.of();
        return history.complete(Snapshot.of(now, target, builder.beans(), builder.unreadableBeans(), answered));
    }

    private Map<Question, Answer> ask(MBeanServerConnection connection, Map<BeanType, List<Bean>> beans, Instant now)
            throws IOException {
        Set<Question> wanted = new HashSet<>(inquiry.wanted());
        boolean hasFindings = beans.getOrDefault(BeanType.ADVICE, List.of()).stream()
                .anyMatch(advice -> !advice.textOrEmpty("Findings").isEmpty());
        if (hasFindings) {
            wanted.add(Question.FINDINGS);
        }
        return answers.ask(connection, wanted, inquiry.takeActions(), now);
    }

    private void clearCaches() {
        beanNames.clear();
        rotation.clear();
        descriptions.clear();
        answers.clear();
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
