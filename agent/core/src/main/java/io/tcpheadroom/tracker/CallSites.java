package io.tcpheadroom.tracker;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The places in the program that open sockets. A stack walk takes some microseconds, so their number per second is limited:
 * while few sockets are opened each has its call site, under load a sample of them. Bounded: places beyond the cap are
 * counted in one row per app.
 */
public final class CallSites {
    /** How much of the stack is kept. */
    public enum Depth {
        OFF(0),
        FIRST(1),
        STACK(24);

        private final int lines;

        Depth(int lines) {
            this.lines = lines;
        }

        /** The inverse of {@link #toString}. */
        public static Depth of(String text) {
            for (Depth depth : values()) {
                if (depth.toString().equals(text)) {
                    return depth;
                }
            }
            throw new IllegalArgumentException("not off, first or stack: " + text);
        }

        /** The name in lower case, as the option and the attribute have it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final String OTHER = "other";

    private final ConcurrentMap<String, CallSite> byKey = new ConcurrentHashMap<>();
    private volatile Depth depth;
    private final StackWalkBudget budget;
    private final int maxSites;
    private final StackText stackText;

    /** @param skipped packages or classes whose frames are skipped, beside those of known libraries */
    public CallSites(Depth depth, int perSecond, int maxSites, Collection<String> skipped) {
        this(
                depth,
                perSecond,
                maxSites,
                System::nanoTime,
                new StackText(CallSites::isOfProgram, new ClientLibraries(skipped)::includes));
    }

    /** @param clock nanoseconds; only ever compared with itself */
    CallSites(Depth depth, int perSecond, int maxSites, LongSupplier clock, Predicate<Class<?>> isOfProgram) {
        this(depth, perSecond, maxSites, clock, new StackText(isOfProgram, library -> false));
    }

    private CallSites(Depth depth, int perSecond, int maxSites, LongSupplier clock, StackText stackText) {
        this.depth = depth;
        this.budget = new StackWalkBudget(perSecond, clock);
        this.maxSites = maxSites;
        this.stackText = stackText;
    }

    public static CallSites off() {
        return new CallSites(Depth.OFF, 0, 0, List.of());
    }

    /** The call site that the current thread is at; null if the stack was not walked. */
    @Nullable
    CallSite capture(App app) {
        Depth wanted = depth;
        if (wanted == Depth.OFF || !budget.tryAcquire()) {
            return null;
        }
        String text = walk(wanted.lines);
        if (text.isEmpty()) {
            return null;
        }
        CallSite site = intern(app, text);
        SuspectStacks stacks = site.stacks();
        if (stacks != null && wanted == Depth.STACK) {
            stacks.add(text);
        } else if (stacks != null && budget.tryAcquire()) {
            stacks.add(walk(Depth.STACK.lines));
        }
        return site;
    }

    private String walk(int lines) {
        return System.getSecurityManager() == null
                ? stackText.capture(lines)
                : AccessController.doPrivileged((PrivilegedAction<String>) () -> stackText.capture(lines));
    }

    public Depth depth() {
        return depth;
    }

    /** Applies to sockets opened from now on; known call sites stay as they are. */
    public void setDepth(Depth newDepth) {
        depth = newDepth;
    }

    Collection<CallSite> all() {
        return byKey.values();
    }

    /** Moves the call sites of a retired app to another app, where those of its earlier versions are: one row for each place. */
    void move(App retired, App other) {
        byKey.forEach((key, site) -> {
            if (site.app() == retired && byKey.remove(key, site)) {
                intern(other, site.text()).addTotalsOf(site);
            }
        });
    }

    private CallSite intern(App app, String text) {
        String key = app.name() + '\n' + text;
        CallSite known = byKey.get(key);
        if (known != null && known.app() != app) {
            byKey.remove(key, known); // of a retired app of the same name
        } else if (known != null) {
            return known;
        }
        return byKey.size() < maxSites
                ? byKey.computeIfAbsent(key, k -> new CallSite(app, text))
                : byKey.computeIfAbsent(app.name() + '\n' + OTHER, k -> new CallSite(app, OTHER));
    }

    /** Neither the JDK's nor the agent's, which has a class loader of its own. */
    private static boolean isOfProgram(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader != null
                && loader != ClassLoader.getPlatformClassLoader()
                && loader != CallSites.class.getClassLoader();
    }
}
