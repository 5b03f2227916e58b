package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.tracker.Tracker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The pools of connections in this JVM, by the MBeans that their libraries have, each beside the sockets of its destination. For the
 * sampler's thread alone.
 */
final class Pools {
    private final ProgramBeans beans;
    private final Tracker tracker;
    private final LongSupplier clock;
    private final Map<ObjectName, Pool> pools = new HashMap<>();

    /** @param beans those of {@link BeanCatalog#POOLS} */
    Pools(ProgramBeans beans, Tracker tracker, LongSupplier clock) {
        this.beans = beans;
        this.tracker = tracker;
        this.clock = clock;
    }

    /** By name; their numbers are unknown while they do not answer. */
    List<PoolSample> sample() {
        long now = clock.getAsLong();
        List<BeanAnswer> answers = beans.ask();
        Set<ObjectName> answering = new HashSet<>();
        answers.forEach(answer -> answering.add(answer.bean()));
        pools.keySet().retainAll(answering);
        Map<String, HeldSockets> held = new HashMap<>();
        for (BeanAnswer answer : answers) {
            Pool pool = pools.computeIfAbsent(answer.bean(), bean -> new Pool(tracker));
            pool.look(answer, now);
            String destination = pool.matched();
            if (destination != null) {
                held.computeIfAbsent(destination, to -> new HeldSockets()).add(PoolSample.open(answer));
            }
        }
        List<PoolSample> samples = new ArrayList<>();
        for (BeanAnswer answer : answers) {
            Pool pool = pools.computeIfAbsent(answer.bean(), bean -> new Pool(tracker));
            samples.add(pool.sample(answer, held.getOrDefault(pool.matched(), HeldSockets.NONE), now));
        }
        samples.sort((one, other) -> one.getName().equals(other.getName())
                ? one.getBean().compareTo(other.getBean())
                : one.getName().compareTo(other.getName()));
        return samples;
    }

    /** What all pools together hold of the sockets to one destination. */
    static final class HeldSockets {
        static final HeldSockets NONE = new HeldSockets();

        private int pools;
        private Figure open = Figure.of(0);

        private void add(Figure more) {
            pools++;
            open = open.isNumber() && more.isNumber() ? Figure.of(open.value() + more.value()) : Figure.unknown("");
        }

        int pools() {
            return pools;
        }

        @Nullable
        Long open() {
            return open.orNull();
        }
    }
}
