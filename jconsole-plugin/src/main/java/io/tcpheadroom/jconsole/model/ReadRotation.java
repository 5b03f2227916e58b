package io.tcpheadroom.jconsole.model;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.management.ObjectName;

/**
 * Which beans to read next. Each bean is a call to the other JVM: a thousand of them at each tick would cost 5 % of a CPU on
 * either side. So one tick reads the new beans and {@value #PER_TICK} others, least recently read first; the rest are shown as
 * they were last read.
 */
final class ReadRotation {
    static final int PER_TICK = 80;

    /** Least recently read first. */
    private final Map<ObjectName, Bean> readings = new LinkedHashMap<>();

    /** Which of these beans to read now; forgets all that are not among them. */
    Set<ObjectName> next(Set<ObjectName> names) {
        readings.keySet().retainAll(names);
        Set<ObjectName> due = new HashSet<>(names);
        due.removeAll(readings.keySet());
        readings.keySet().stream().limit(PER_TICK).forEach(due::add);
        return due;
    }

    Optional<Bean> lastReading(ObjectName name) {
        return Optional.ofNullable(readings.get(name));
    }

    void markRead(Bean bean) {
        readings.remove(bean.name()); // reinsert at the end
        readings.put(bean.name(), bean);
    }

    void remove(ObjectName name) {
        readings.remove(name);
    }

    void clear() {
        readings.clear();
    }
}
