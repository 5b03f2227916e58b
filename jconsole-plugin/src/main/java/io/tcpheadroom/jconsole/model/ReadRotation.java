package io.tcpheadroom.jconsole.model;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Which beans to read next. Each bean is a call to the other JVM, which costs either side a seventh of a millisecond, however few its
 * attributes are. So one tick reads those in view, the new ones, {@value #MOVING_PER_TICK} whose counts moved lately and {@value #STILL_PER_TICK} others,
 * least recently read first; the rest are shown as they were last read.
 */
final class ReadRotation {
    static final int MOVING_PER_TICK = 60;
    static final int STILL_PER_TICK = 12;

    /** What moved so long ago stands still. */
    private static final Duration LATELY = Duration.ofMinutes(1);

    /** Least recently read first. */
    private final Map<ObjectName, Reading> readings = new LinkedHashMap<>();

    /** Which of these beans to read now; forgets all that are not among them. */
    Set<ObjectName> next(Set<ObjectName> names, Set<ObjectName> inView, Instant now) {
        readings.keySet().retainAll(names);
        Set<ObjectName> due = new HashSet<>(names);
        due.removeIf(name -> readings.containsKey(name) && !inView.contains(name));
        Predicate<Reading> isMoving = reading -> now.isBefore(reading.movedAt.plus(LATELY));
        waiting(due, isMoving).limit(MOVING_PER_TICK).forEach(due::add);
        waiting(due, isMoving.negate()).limit(STILL_PER_TICK).forEach(due::add);
        return due;
    }

    private Stream<ObjectName> waiting(Set<ObjectName> due, Predicate<Reading> kind) {
        return readings.values().stream()
                .filter(kind)
                .map(reading -> reading.bean.name())
                .filter(name -> !due.contains(name));
    }

    Optional<Bean> lastReading(ObjectName name) {
        return Optional.ofNullable(readings.get(name)).map(reading -> reading.bean);
    }

    void markRead(Bean bean) {
        Reading before = readings.remove(bean.name()); // reinsert at the end
        readings.put(bean.name(), new Reading(bean, movedAt(bean, before)));
    }

    private static Instant movedAt(Bean bean, @Nullable Reading before) {
        if (before == null) {
            return Instant.EPOCH;
        }
        return bean.hasSameCountsAs(before.bean) ? before.movedAt : bean.readAt();
    }

    void remove(ObjectName name) {
        readings.remove(name);
    }

    void clear() {
        readings.clear();
    }

    private static final class Reading {
        final Bean bean;

        /** When its counts were first seen to differ from those before; long ago when they never did. */
        final Instant movedAt;

        Reading(Bean bean, Instant movedAt) {
            this.bean = bean;
            this.movedAt = movedAt;
        }
    }
}
