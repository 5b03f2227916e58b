package io.tcpheadroom.tracker;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The apps of this JVM, and which of them the current thread works for. That is, in this order: the app of the first rule that
 * a class on the call stack matches; the app that created the HTTP client which opens the socket; the app that the thread's
 * context class loader belongs to; the program itself. Bounded: apps beyond the cap are counted as {@code other}.
 */
public final class Apps {
    private static final String OTHER = "other";

    private static final int MAX_NAMING_FAILURES = 10;

    private final ConcurrentMap<String, App> byName = new ConcurrentHashMap<>();
    private final App program;
    private final int maxApps;
    private final AppRules rules;
    private final WeakAppMap<ClassLoader> byLoader = new WeakAppMap<>();
    private final HttpClients httpClients = new HttpClients();
    private final ConcurrentMap<String, String> namingFailures = new ConcurrentHashMap<>();

    public Apps(String program, AppRules rules, int maxApps) {
        this.rules = rules;
        this.maxApps = maxApps;
        this.program = getOrCreate(program);
    }

    App current() {
        String byRule = rules.appOfCaller();
        if (byRule != null) {
            return getOrCreate(byRule);
        }
        App creator = httpClients.creatorOfCurrent();
        return creator != null ? creator : appOf(Thread.currentThread().getContextClassLoader());
    }

    /** An HTTP client was created: sockets that it opens, on whatever thread, belong to the current app. */
    public void httpClientCreated(Object client) {
        httpClients.created(client, current());
    }

    /** From now on the current thread opens sockets for this HTTP client; null: no longer for any. */
    public void setCurrentHttpClient(Object client) {
        httpClients.setCurrent(client);
    }

    App program() {
        return program;
    }

    Collection<App> all() {
        return byName.values();
    }

    private App appOf(ClassLoader loader) {
        if (loader == null) {
            return program;
        }
        App known = byLoader.get(loader);
        if (known != null) {
            return known;
        }
        String name = LoaderNames.appName(loader, this::namingFailed);
        App app = name == null ? program : getOrCreate(name);
        byLoader.put(loader, app);
        return app;
    }

    private void namingFailed(ClassLoader loader, Throwable failure) {
        if (namingFailures.size() < MAX_NAMING_FAILURES) {
            namingFailures.putIfAbsent(loader.getClass().getName(), failure.toString());
        }
    }

    /** Class loaders of a known kind whose app's name could not be read: the loader's class, and the failure. */
    public Map<String, String> namingFailures() {
        return Collections.unmodifiableMap(namingFailures);
    }

    private App getOrCreate(String name) {
        App known = byName.get(name);
        if (known != null) {
            return known;
        }
        return byName.computeIfAbsent(byName.size() < maxApps ? name : OTHER, App::new);
    }
}
