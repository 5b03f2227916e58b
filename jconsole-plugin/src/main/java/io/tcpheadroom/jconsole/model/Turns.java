package io.tcpheadroom.jconsole.model;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.management.ObjectName;

/**
 * Whose turn it is to be read. Each bean is a call to the other JVM: a thousand of them at each tick would cost 5 % of a
 * processor on either side. So one tick reads what is new and {@value #PER_TICK} others, those first whose last reading is
 * the longest ago; what is left out is shown as it was last read.
 */
final class Turns {
    static final int PER_TICK = 80;

    /** The longest ago first. */
    private final Map<ObjectName, Bean> last = new LinkedHashMap<>();

    /** Which of these beans to read now; forgets all others. */
    Set<ObjectName> next(Set<ObjectName> names) {
        last.keySet().retainAll(names);
        Set<ObjectName> turn = new HashSet<>(names);
        turn.removeAll(last.keySet());
        last.keySet().stream().limit(PER_TICK).forEach(turn::add);
        return turn;
    }

    /** The last reading of a bean that was known before this tick. */
    Bean last(ObjectName name) {
        return last.get(name);
    }

    void read(Bean bean) {
        last.remove(bean.name()); // to the end of the queue
        last.put(bean.name(), bean);
    }

    void gone(ObjectName name) {
        last.remove(name);
    }

    void forget() {
        last.clear();
    }
}
