package io.tcpheadroom.tracker;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The apps of this JVM, and which of them the current thread works for: the app of the first rule that a class on the
 * call stack matches, else the app that made the HTTP client which opens, else the app that the thread's context class
 * loader belongs to, else the program itself. Bounded: an app beyond the cap is counted as {@code other}.
 */
public final class Apps {
    private static final String OTHER = "other";

    /** Enough to see what is wrong. */
    private static final int MOST_SILENT = 10;

    private final ConcurrentMap<String, App> byName = new ConcurrentHashMap<>();
    private final App program;
    private final int cap;
    private final AppRules rules;
    private final KnownApps<ClassLoader> byLoader = new KnownApps<>();
    private final HttpClients httpClients = new HttpClients();
    private final ConcurrentMap<String, String> silentLoaders = new ConcurrentHashMap<>();

    public Apps(String program, AppRules rules, int cap) {
        this.rules = rules;
        this.cap = cap;
        this.program = named(program);
    }

    App current() {
        String ruled = rules.appOfCaller();
        if (ruled != null) {
            return named(ruled);
        }
        App maker = httpClients.maker();
        return maker != null ? maker : ofLoader(Thread.currentThread().getContextClassLoader());
    }

    /** An HTTP client was made: what it opens is for the current app from now on, on whatever thread. */
    void httpClientMade(Object client) {
        httpClients.made(client, current());
    }

    /** What the current thread opens from now on is for this client; null: no longer. */
    void httpClientOpening(Object client) {
        httpClients.opening(client);
    }

    App program() {
        return program;
    }

    Collection<App> all() {
        return byName.values();
    }

    private App ofLoader(ClassLoader loader) {
        if (loader == null) {
            return program;
        }
        App known = byLoader.get(loader);
        if (known != null) {
            return known;
        }
        String name = LoaderNames.of(loader, this::note);
        App app = name == null ? program : named(name);
        byLoader.put(loader, app);
        return app;
    }

    private void note(ClassLoader loader, Throwable failure) {
        if (silentLoaders.size() < MOST_SILENT) {
            silentLoaders.putIfAbsent(loader.getClass().getName(), failure.toString());
        }
    }

    /** Classes of loaders that could not be asked for their app's name, each with why. */
    Map<String, String> silentLoaders() {
        return Collections.unmodifiableMap(silentLoaders);
    }

    private App named(String name) {
        App known = byName.get(name);
        if (known != null) {
            return known;
        }
        return byName.computeIfAbsent(byName.size() < cap ? name : OTHER, App::new);
    }
}
