package io.tcpheadroom.jconsole.model;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.management.AttributeList;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** The beans of one tick, as they come in. */
final class Reading {
    private final MBeanServerConnection connection;
    private final Instant now;
    private final Turns turns;
    private final Descriptions descriptions;
    private final Map<Kind, List<Bean>> beans = new EnumMap<>(Kind.class);
    private int unreadable;

    Reading(MBeanServerConnection connection, Instant now, Turns turns, Descriptions descriptions) {
        this.connection = connection;
        this.now = now;
        this.turns = turns;
        this.descriptions = descriptions;
    }

    void read(Map<ObjectName, Kind> kinds) throws IOException {
        Set<ObjectName> plentiful = new HashSet<>(kinds.keySet());
        plentiful.removeIf(name -> !kinds.get(name).isPlentiful());
        Set<ObjectName> turn = turns.next(plentiful);
        for (Map.Entry<ObjectName, Kind> entry : kinds.entrySet()) {
            ObjectName name = entry.getKey();
            Kind kind = entry.getValue();
            boolean now = !kind.isPlentiful() || turn.contains(name);
            Optional<Bean> bean = now ? read(kind, name) : Optional.of(turns.last(name));
            bean.ifPresent(found ->
                    beans.computeIfAbsent(kind, none -> new ArrayList<>()).add(found));
        }
    }

    boolean hasAgent() {
        return beans.containsKey(Kind.AGENT);
    }

    private Optional<Bean> read(Kind kind, ObjectName name) throws IOException {
        try {
            Bean bean = kind.describesItself()
                    ? described(name)
                    : Bean.of(name, now, get(name, kind.attributes()), List.of());
            if (kind.isPlentiful()) {
                turns.read(bean);
            }
            return Optional.of(bean);
        } catch (InstanceNotFoundException e) {
            turns.gone(name);
            return Optional.empty(); // closed since the query: the next tick will not list it
        } catch (JMException | SecurityException e) {
            unreadable++;
            return Optional.empty();
        }
    }

    private Bean described(ObjectName name) throws JMException, IOException {
        List<Described> described = descriptions.of(name, connection);
        String[] attributes = described.stream().map(Described::attribute).toArray(String[]::new);
        return Bean.of(name, now, get(name, attributes), described);
    }

    private AttributeList get(ObjectName name, String[] attributes) throws JMException, IOException {
        return connection.getAttributes(name, attributes);
    }

    Map<Kind, List<Bean>> beans() {
        return beans;
    }

    int unreadable() {
        return unreadable;
    }
}
