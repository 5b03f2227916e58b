package io.tcpheadroom.jconsole.model;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** Reads the beans of one tick. */
final class SnapshotBuilder {
    private final MBeanServerConnection connection;
    private final AttributeReads reads;
    private final Instant now;
    private final ReadRotation rotation;
    private final AttributeDescriptions descriptions;
    private final Map<BeanType, List<Bean>> beans = new EnumMap<>(BeanType.class);
    private int unreadableBeans;

    SnapshotBuilder(
            MBeanServerConnection connection, Instant now, ReadRotation rotation, AttributeDescriptions descriptions) {
        this.connection = connection;
        reads = new AttributeReads(connection);
        this.now = now;
        this.rotation = rotation;
        this.descriptions = descriptions;
    }

    /**
     * @param inView what is read in any case
     * @param slowly the link is slow
     */
    void read(Map<ObjectName, BeanType> types, Set<ObjectName> inView, boolean slowly) throws IOException {
        Set<ObjectName> rotating = new HashSet<>();
        types.forEach((name, type) -> {
            if (type.isReadInRotation()) {
                rotating.add(name);
            }
        });
        Set<ObjectName> due = rotation.next(rotating, inView, now);
        if (slowly) {
            Map<ObjectName, BeanType> ahead = new LinkedHashMap<>();
            types.forEach((name, type) -> {
                if (!type.hasDynamicAttributes() && isDue(name, type, due)) {
                    ahead.put(name, type);
                }
            });
            reads.readAhead(ahead);
        }
        try {
            read(types, due);
        } finally {
            reads.forget();
        }
    }

    private void read(Map<ObjectName, BeanType> types, Set<ObjectName> due) throws IOException {
        for (Map.Entry<ObjectName, BeanType> entry : types.entrySet()) {
            ObjectName name = entry.getKey();
            BeanType type = entry.getValue();
            Optional<Bean> bean = isDue(name, type, due) ? read(type, name) : rotation.lastReading(name);
            bean.ifPresent(found ->
                    beans.computeIfAbsent(type, none -> new ArrayList<>()).add(found));
        }
    }

    private static boolean isDue(ObjectName name, BeanType type, Set<ObjectName> rotated) {
        return !type.isReadInRotation() || rotated.contains(name);
    }

    boolean hasAgent() {
        return beans.containsKey(BeanType.AGENT);
    }

    private Optional<Bean> read(BeanType type, ObjectName name) throws IOException {
        try {
            Bean bean = type.hasDynamicAttributes()
                    ? readDynamic(name)
                    : Bean.of(name, now, reads.get(name, type.attributes()), List.of());
            if (type.isReadInRotation()) {
                rotation.markRead(bean);
            }
            return Optional.of(bean);
        } catch (InstanceNotFoundException e) {
            rotation.remove(name);
            return Optional.empty(); // unregistered since the query: the next tick will not list it
        } catch (JMException | SecurityException e) {
            unreadableBeans++;
            return Optional.empty();
        }
    }

    private Bean readDynamic(ObjectName name) throws JMException, IOException {
        List<AttributeDescription> described = descriptions.of(name, connection);
        String[] attributes = described.stream().map(AttributeDescription::name).toArray(String[]::new);
        return Bean.of(name, now, reads.get(name, attributes), described);
    }

    Map<BeanType, List<Bean>> beans() {
        return beans;
    }

    int unreadableBeans() {
        return unreadableBeans;
    }
}
