package io.tcpheadroom.tracker;

import java.lang.ref.WeakReference;
import java.util.function.Function;

/**
 * The app of each class loader that was seen, without keeping any loader alive. Looked up at every open and changed only
 * when a loader is new, so the table is never changed in place: a reader follows one chain of one table, without a lock
 * and without allocation.
 */
final class LoaderApps {
    private static final int BUCKETS = 256;

    private final Function<ClassLoader, App> naming;
    private volatile Known[] table = new Known[BUCKETS];

    LoaderApps(Function<ClassLoader, App> naming) {
        this.naming = naming;
    }

    App of(ClassLoader loader) {
        if (loader == null) {
            return naming.apply(null);
        }
        for (Known known = table[bucket(loader)]; known != null; known = known.next) {
            if (known.get() == loader) {
                return known.app;
            }
        }
        App app = naming.apply(loader); // runs the program's code, so not under our lock
        learn(loader, app);
        return app;
    }

    private synchronized void learn(ClassLoader loader, App app) {
        Known[] next = new Known[BUCKETS];
        for (Known chain : table) {
            for (Known known = chain; known != null; known = known.next) {
                add(next, known.get(), known.app);
            }
        }
        add(next, loader, app);
        table = next;
    }

    private static void add(Known[] table, ClassLoader loader, App app) {
        if (loader != null) {
            int bucket = bucket(loader);
            table[bucket] = new Known(loader, app, table[bucket]);
        }
    }

    private static int bucket(ClassLoader loader) {
        return System.identityHashCode(loader) & BUCKETS - 1;
    }

    private static final class Known extends WeakReference<ClassLoader> {
        private final App app;
        private final Known next;

        Known(ClassLoader loader, App app, Known next) {
            super(loader);
            this.app = app;
            this.next = next;
        }
    }
}
