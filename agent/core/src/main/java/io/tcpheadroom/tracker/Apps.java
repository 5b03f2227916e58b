package io.tcpheadroom.tracker;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The apps of this JVM, and which of them the current thread works for: the app of the first rule that a class on the
 * call stack matches, else the app that the thread's context class loader belongs to, else the program itself. Bounded:
 * an app beyond the cap is counted as {@code other}.
 */
public final class Apps {
    private static final String OTHER = "other";

    private final ConcurrentMap<String, App> byName = new ConcurrentHashMap<>();
    private final App program;
    private final int cap;
    private final AppRules rules;
    private final LoaderApps byLoader = new LoaderApps(this::ofLoader);

    public Apps(String program, AppRules rules, int cap) {
        this.rules = rules;
        this.cap = cap;
        this.program = named(program);
    }

    App current() {
        String ruled = rules.appOfCaller();
        return ruled != null ? named(ruled) : byLoader.of(Thread.currentThread().getContextClassLoader());
    }

    App program() {
        return program;
    }

    Collection<App> all() {
        return byName.values();
    }

    private App ofLoader(ClassLoader loader) {
        String name = LoaderNames.of(loader);
        return name == null ? program : named(name);
    }

    private App named(String name) {
        App known = byName.get(name);
        if (known != null) {
            return known;
        }
        return byName.computeIfAbsent(byName.size() < cap ? name : OTHER, App::new);
    }
}
