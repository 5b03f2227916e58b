package io.tcpheadroom.tracker;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A weak identity map from class loaders or HTTP clients to their app; it keeps no key alive. Looked up at every open and
 * written only for a new key, so chains are immutable: a reader follows one chain without a lock or an allocation, and a writer
 * publishes a new chain, without the entries whose keys have been collected.
 */
final class WeakAppMap<K> {
    private static final int BUCKETS = 256;

    private final AtomicReferenceArray<Entry<K>> buckets = new AtomicReferenceArray<>(BUCKETS);

    @Nullable
    App get(K key) {
        Entry<K> entry = find(key, buckets.get(bucket(key)));
        return entry == null ? null : entry.app;
    }

    private static <K> @Nullable Entry<K> find(K key, @Nullable Entry<K> chain) {
        for (Entry<K> entry = chain; entry != null; entry = entry.next) {
            if (entry.get() == key) {
                return entry;
            }
        }
        return null;
    }

    /** Adds the key, or changes its app. True when it was added. */
    boolean put(K key, App app) {
        Entry<K> before = buckets.getAndUpdate(bucket(key), chain -> new Entry<>(key, app, without(key, chain)));
        return find(key, before) == null;
    }

    private static <K> @Nullable Entry<K> without(K removed, @Nullable Entry<K> chain) {
        Entry<K> copy = null;
        for (Entry<K> entry = chain; entry != null; entry = entry.next) {
            K key = entry.get();
            if (key != null && key != removed) {
                copy = new Entry<>(key, entry.app, copy);
            }
        }
        return copy;
    }

    /** Passes on each key that has not been collected, and its app. */
    void forEach(BiConsumer<K, App> visitor) {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            for (Entry<K> entry = buckets.get(bucket); entry != null; entry = entry.next) {
                K key = entry.get();
                if (key != null) {
                    visitor.accept(key, entry.app);
                }
            }
        }
    }

    private static int bucket(Object key) {
        return System.identityHashCode(key) & BUCKETS - 1;
    }

    private static final class Entry<K> extends WeakReference<K> {
        private final App app;
        private final @Nullable Entry<K> next;

        Entry(K key, App app, @Nullable Entry<K> next) {
            super(key);
            this.app = app;
            this.next = next;
        }
    }
}
