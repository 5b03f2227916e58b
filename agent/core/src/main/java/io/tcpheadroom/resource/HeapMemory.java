package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of the heap was still in use after the last collection of each of its pools, against the largest heap. Only what a collection could
 * not free can fill the heap, so before the oldest pool was collected there is no figure: what is in use until then may all be
 * garbage. PROCESS, bytes. The JDK's management classes are loaded at the first question; where this runtime lacks them the heap is
 * unknown. For the sampler's thread.
 */
final class HeapMemory {
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .collect(Collectors.toList());

    private final MemoryPoolMXBean oldest = oldest(pools);
    private long collections = -1;
    private Reading last = notCollected();

    private HeapMemory() {}

    /** Made at the first question; what that throws is the answer for good. */
    private static final class Beans {
        static final @Nullable HeapMemory HEAP;
        static final Figure FAILURE;

        static {
            HeapMemory heap = null;
            Figure failure = Figure.unknown("not read");
            try {
                heap = new HeapMemory();
            } catch (RuntimeException | LinkageError e) {
                failure = BufferPools.untold(e);
            }
            HEAP = heap;
            FAILURE = failure;
        }
    }

    static Reading reading(long now) {
        HeapMemory heap = Beans.HEAP;
        return heap == null ? Reading.of(Beans.FAILURE, Beans.FAILURE) : heap.look(now);
    }

    /** Cheap as long as nothing was collected since the last time. */
    private Reading look(long now) {
        long counted = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            counted += collector.getCollectionCount();
        }
        if (counted != collections) {
            collections = counted;
            last = afterCollection(now);
        }
        return last;
    }

    private Reading afterCollection(long now) {
        long used = 0;
        for (MemoryPoolMXBean pool : pools) {
            MemoryUsage left = pool.getCollectionUsage();
            if (left != null) {
                used += left.getUsed();
            }
        }
        return isOldestCollected()
                ? Reading.of(Figure.of(used), Figure.limit(Runtime.getRuntime().maxMemory()))
                        .readAt(now)
                : notCollected();
    }

    /** Where there are generations, the one that objects end in. */
    private boolean isOldestCollected() {
        MemoryUsage left = oldest.getCollectionUsage();
        return left != null && left.getUsed() > 0;
    }

    private static MemoryPoolMXBean oldest(List<MemoryPoolMXBean> pools) {
        return pools.stream()
                .filter(pool -> pool.getName().contains("Old") || pool.getName().contains("Tenured"))
                .findFirst()
                .orElseGet(() -> pools.get(pools.size() - 1));
    }

    private static Reading notCollected() {
        return Reading.notApplicable("the old generation has not been collected yet: it has not been full");
    }
}
