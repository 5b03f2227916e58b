package io.tcpheadroom.tracker;

import io.tcpheadroom.text.PlainText;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The apps of this JVM, and which of them the current thread works for. That is, in this order: the app of the first rule that
 * a class on the call stack matches; the app that created the HTTP client which opens the socket; the app that the thread's
 * context class loader belongs to; the program itself.
 *
 * <p>Bounded: apps beyond the cap are counted as {@code other}. An app that is gone, such as an undeployed version of a web
 * application, is {@linkplain RetiredApps retired}: it makes room for others, and {@code other} keeps its totals.
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
    private final RetiredApps retired;
    private final NamelessLoaders nameless = new NamelessLoaders();
    private final ConcurrentMap<String, String> namingFailures = new ConcurrentHashMap<>();

    public Apps(String program, AppRules rules, int maxApps) {
        this(program, rules, maxApps, System::nanoTime);
    }

    /** @param clock nanoseconds; only ever compared with itself */
    Apps(String program, AppRules rules, int maxApps, LongSupplier clock) {
        this.rules = rules;
        this.maxApps = maxApps;
        this.retired = new RetiredApps(clock);
        this.program = getOrCreate(program);
    }

    /** To look at class loaders takes rights that the program need not have. */
    App current() {
        return System.getSecurityManager() == null
                ? find()
                : AccessController.doPrivileged((PrivilegedAction<App>) this::find);
    }

    private App find() {
        String byRule = rules.appOfCaller();
        if (byRule != null) {
            return getOrCreate(byRule);
        }
        App creator = httpClients.creatorOfCurrent();
        if (creator != null) {
            return creator.isRetired() ? getOrCreate(creator.name()) : creator;
        }
        return appOf(Thread.currentThread().getContextClassLoader());
    }

    /** An HTTP client was created: sockets that it opens, on whatever thread, belong to the current app. */
    public void httpClientCreated(Object client) {
        httpClients.created(client, current());
    }

    /** From now on the current thread opens sockets for this HTTP client; null: no longer for any. */
    public void setCurrentHttpClient(@Nullable Object client) {
        httpClients.setCurrent(client);
    }

    public App program() {
        return program;
    }

    Collection<App> all() {
        Set<App> all = Collections.newSetFromMap(new IdentityHashMap<>());
        all.addAll(byName.values());
        all.addAll(retired.listed());
        return all;
    }

    /** Called by the sampler only, at each tick and after it has read the counts of all apps. */
    void retireGone(CallSites callSites) {
        findGone(size() * 10L >= maxApps * 9L); // before the last place is taken
        if (retired.haveCounts()) {
            retired.moveCountsTo(other(), callSites);
        }
    }

    private void findGone(boolean needsRoom) {
        retired.look(
                needsRoom,
                byName.values(),
                this::mayRetire,
                inUse -> {
                    byLoader.forEach((loader, app) -> {
                        if (!LoaderNames.isStopped(loader)) {
                            inUse.accept(app);
                        }
                    });
                    httpClients.forEachCreator(inUse);
                },
                app -> byName.remove(app.name(), app));
    }

    private boolean mayRetire(App app) {
        return app != program && !app.name().equals(OTHER) && !rules.define(app.name());
    }

    private App other() {
        return byName.computeIfAbsent(OTHER, App::new);
    }

    private App appOf(@Nullable ClassLoader loader) {
        if (loader == null) {
            return program;
        }
        App known = byLoader.get(loader);
        if (known != null && !mayHaveChanged(known)) {
            return known;
        }
        String name = LoaderNames.appName(loader, this::namingFailed);
        App app = name == null || name.equals(LoaderNaming.PROGRAM) ? program : getOrCreate(name);
        if (byLoader.put(loader, app) && name == null) {
            nameless.add(loader);
        }
        return app;
    }

    /** Null when the loader does not say. */
    @Nullable
    String nameOf(ClassLoader loader) {
        String name = LoaderNames.appName(loader, this::namingFailed);
        return LoaderNaming.PROGRAM.equals(name) ? program.name() : name;
    }

    /** Its place was taken, or it had none and there may be one now. */
    private boolean mayHaveChanged(App app) {
        return app.isRetired() || (app.name().equals(OTHER) && size() < maxApps);
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

    /** Classes of loaders that name no app although several of them are in use, as in a server of many applications. */
    public Collection<String> namelessLoaders() {
        return nameless.severalOf();
    }

    private App getOrCreate(String asChosen) {
        String name = PlainText.of(asChosen);
        App known = byName.get(name);
        if (known != null) {
            return known;
        }
        if (size() >= maxApps) {
            findGone(true);
        }
        return byName.computeIfAbsent(size() < maxApps ? name : OTHER, App::new);
    }

    /** Without {@code other}. */
    private int size() {
        return byName.size() - (byName.containsKey(OTHER) ? 1 : 0);
    }
}
