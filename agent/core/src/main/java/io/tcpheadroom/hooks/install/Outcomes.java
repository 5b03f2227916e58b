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

    /** @param type its name in the catalogue; the outcome has its own */
    void add(String type, @Nullable ClassLoader loader, Outcome outcome) {
        all.put(new Loaded(type, outcome.type(), loader, gone), outcome);
        changes.increment();
    }

    /** Of all class loaders, and of all copies under other names. */
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

    /** Whether it is known what to do with it, and that it has been done. */
    boolean isSettled(String type, Class<?> loaded) {
        Outcome outcome = all.get(new Loaded(type, loaded.getName(), loaded.getClassLoader(), null));
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

    /** A class, by its own name and its loader. Java calls the boot loader null. One without a queue is only looked up. */
    private static final class Loaded extends WeakReference<ClassLoader> {
        private final String type;
        private final String name;
        private final boolean isOfBoot;
        private final int hash;

        Loaded(String type, String name, @Nullable ClassLoader loader, @Nullable ReferenceQueue<ClassLoader> gone) {
            super(loader, gone);
            this.type = type;
            this.name = name;
            this.isOfBoot = loader == null;
            this.hash = 31 * name.hashCode() + System.identityHashCode(loader);
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
            return name.equals(that.name) && (isOfBoot ? that.isOfBoot : loader != null && loader == that.get());
        }
    }
}
