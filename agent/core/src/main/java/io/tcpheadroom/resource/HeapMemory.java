package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What of the heap was still in use after the last collection of each of its pools, against the largest heap. Only what a collection could
 * not free can fill the heap, so before the oldest pool was collected there is no figure: what is in use until then may all be
 * garbage. PROCESS, bytes. The JDK's management classes, some fifty on JDK 11, are loaded only when a good part of the heap has been in
 * use; where this runtime lacks them the heap is unknown. For the sampler's thread.
 */
final class HeapMemory {
    /** A quarter: far from full, with all that is garbage. */
    private static final int WORTH_A_LOOK = 4;

    private static final Reading UNUSED =
            Reading.notApplicable("less than a quarter of the largest heap has been in use so far, garbage included");

    private static final AtomicBoolean HAS_BEEN_USED = new AtomicBoolean();

    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final List<MemoryPoolMXBean> pools = new ArrayList<>();

    private final MemoryPoolMXBean oldest;
    private long collections = -1;
    private Reading last = notCollected();

    HeapMemory() {
        MemoryPoolMXBean found = null;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                pools.add(pool);
                found = found == null || isOld(pool) ? pool : found;
            }
        }
        if (found == null) {
            throw new IllegalStateException("no memory pool is of the heap");
        }
        oldest = found;
    }

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
        if (!HAS_BEEN_USED.get()) {
            Runtime memory = Runtime.getRuntime();
            HAS_BEEN_USED.set(memory.totalMemory() - memory.freeMemory() > memory.maxMemory() / WORTH_A_LOOK);
            if (!HAS_BEEN_USED.get()) {
                return UNUSED;
            }
        }
        HeapMemory heap = Beans.HEAP;
        return heap == null ? Reading.of(Beans.FAILURE, Beans.FAILURE) : heap.look(now);
    }

    /** Cheap as long as nothing was collected since the last time. */
    Reading look(long now) {
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

    private static boolean isOld(MemoryPoolMXBean pool) {
        return pool.getName().contains("Old") || pool.getName().contains("Tenured");
    }

    private static Reading notCollected() {
        return Reading.notApplicable("the old generation has not been collected yet: it has not been full");
    }
}
