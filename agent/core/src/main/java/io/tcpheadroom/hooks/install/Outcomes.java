package io.tcpheadroom.hooks.install;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What became of each class that was to be woven. A library's class may be loaded several times, by the class loaders of
 * several apps: each is a class by itself, until its loader is gone, which is not kept for this. Told by any thread.
 */
final class Outcomes {
    private final Map<Loaded, Outcome> all = new ConcurrentHashMap<>();
    private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
    private final LongAdder changes = new LongAdder();

    void add(String type, @Nullable ClassLoader loader, Outcome outcome) {
        all.put(new Loaded(type, loader, gone), outcome);
        changes.increment();
    }

    /** Of all class loaders. */
    List<Outcome> of(String type) {
        forgetGone();
        List<Outcome> outcomes = new ArrayList<>(1);
        for (Map.Entry<Loaded, Outcome> each : all.entrySet()) {
            if (each.getKey().type.equals(type)) {
                outcomes.add(each.getValue());
            }
        }
        return outcomes;
    }

    boolean isWoven(Class<?> type) {
        Outcome outcome = all.get(new Loaded(type.getName(), type.getClassLoader(), null));
        return outcome != null && outcome.failure() == null;
    }

    /** Grows whenever what is known may have become another. */
    long changes() {
        forgetGone();
        return changes.sum();
    }

    private void forgetGone() {
        for (Reference<?> loader = gone.poll(); loader != null; loader = gone.poll()) {
            all.remove(loader);
            changes.increment();
        }
    }

    /** A class, by its name and loader. Java calls the boot loader null. One without a queue is only looked up. */
    private static final class Loaded extends WeakReference<ClassLoader> {
        private final String type;
        private final boolean isOfBoot;
        private final int hash;

        Loaded(String type, @Nullable ClassLoader loader, @Nullable ReferenceQueue<ClassLoader> gone) {
            super(loader, gone);
            this.type = type;
            this.isOfBoot = loader == null;
            this.hash = 31 * type.hashCode() + System.identityHashCode(loader);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        /** One whose loader is gone is only itself. */
        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            if (!(other instanceof Loaded)) {
                return false;
            }
            Loaded that = (Loaded) other;
            ClassLoader loader = get();
            return type.equals(that.type) && (isOfBoot ? that.isOfBoot : loader != null && loader == that.get());
        }
    }
}
