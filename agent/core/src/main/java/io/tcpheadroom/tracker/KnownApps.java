package io.tcpheadroom.tracker;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The app of each object that was seen, a class loader or an HTTP client, without keeping any of them alive. Looked up at
 * every open and changed only when an object is new, so no chain is ever changed in place: a reader follows one chain,
 * without a lock and without allocation, and who adds to it puts a new one there, without those that are gone.
 */
final class KnownApps<K> {
    private static final int BUCKETS = 256;

    private final AtomicReferenceArray<Known<K>> chains = new AtomicReferenceArray<>(BUCKETS);

    /** Null for one that was not seen. */
    App get(K key) {
        for (Known<K> known = chains.get(bucket(key)); known != null; known = known.next) {
            if (known.get() == key) {
                return known.app;
            }
        }
        return null;
    }

    void put(K key, App app) {
        chains.updateAndGet(bucket(key), chain -> new Known<>(key, app, alive(chain)));
    }

    private static <K> Known<K> alive(Known<K> chain) {
        Known<K> alive = null;
        for (Known<K> known = chain; known != null; known = known.next) {
            K key = known.get();
            if (key != null) {
                alive = new Known<>(key, known.app, alive);
            }
        }
        return alive;
    }

    private static int bucket(Object key) {
        return System.identityHashCode(key) & BUCKETS - 1;
    }

    private static final class Known<K> extends WeakReference<K> {
        private final App app;
        private final Known<K> next;

        Known(K key, App app, Known<K> next) {
            super(key);
            this.app = app;
            this.next = next;
        }
    }
}
