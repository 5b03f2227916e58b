package io.tcpheadroom.jmx;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.management.MBeanNotificationInfo;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The beans of one kind, which come and go with what the samples speak of. Two that would have the same name, because what
 * a name cannot hold was replaced, are told apart by a number behind the later one. One that is gone stays for a few
 * samples more, if there is room: a listener that is closed and opened again keeps its bean. For the sampler's thread.
 *
 * @param <V> the MXBean interface
 */
final class Family<V> {
    private final Beans beans;
    private final Class<V> type;
    private final int most;
    private final int linger;
    private final Function<V, String> exact;
    private final BiFunction<V, String, ObjectName> name;
    private final BiFunction<BeanType<V>, V, SampledBean<V>> bean;
    private final MBeanNotificationInfo[] notifications;
    private final Map<String, Member<V>> members = new HashMap<>();
    private @Nullable BeanType<V> described;

    /**
     * @param most how many there may be; beyond it, none stays that is gone
     * @param linger for how many samples one stays that is gone
     * @param exact what one is known by from sample to sample
     * @param name its name, with a text behind what is exact
     * @param notifications what its beans send
     */
    Family(
            Beans beans,
            Class<V> type,
            int most,
            int linger,
            Function<V, String> exact,
            BiFunction<V, String, ObjectName> name,
            BiFunction<BeanType<V>, V, SampledBean<V>> bean,
            MBeanNotificationInfo... notifications) {
        this.beans = beans;
        this.type = type;
        this.most = most;
        this.linger = linger;
        this.exact = exact;
        this.name = name;
        this.bean = bean;
        this.notifications = notifications;
    }

    void show(Collection<? extends V> sample) {
        Set<String> present = new HashSet<>();
        sample.forEach(values -> present.add(exact.apply(values)));
        expire(present);
        for (V values : sample) {
            Member<V> known = members.get(exact.apply(values));
            if (known != null && !known.isRefused) {
                known.bean.show(values);
            } else {
                members.remove(exact.apply(values));
                register(values);
            }
        }
    }

    private void expire(Set<String> present) {
        int room = most - present.size();
        for (Iterator<Map.Entry<String, Member<V>>> all = members.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Member<V>> entry = all.next();
            Member<V> member = entry.getValue();
            if (present.contains(entry.getKey())) {
                member.absences = 0;
            } else if (++member.absences > linger || --room < 0) {
                beans.unregister(member.name);
                all.remove();
            }
        }
    }

    private void register(V values) {
        Set<ObjectName> taken = new HashSet<>();
        members.values().forEach(member -> taken.add(member.name));
        ObjectName free = name.apply(values, "");
        for (int number = 2; taken.contains(free); number++) {
            free = name.apply(values, "-" + number);
        }
        if (described == null) {
            described = new BeanType<>(type, values, beans.access(), beans.failures(), notifications);
        }
        Member<V> member = new Member<>(free, bean.apply(described, values));
        members.put(exact.apply(values), member);
        beans.register(free, member.bean, () -> member.isRefused = true);
    }

    private static final class Member<V> {
        final ObjectName name;
        final SampledBean<V> bean;
        int absences;

        /** Its name may become free: it is tried again with each sample. */
        volatile boolean isRefused;

        Member(ObjectName name, SampledBean<V> bean) {
            this.name = name;
            this.bean = bean;
        }
    }
}
