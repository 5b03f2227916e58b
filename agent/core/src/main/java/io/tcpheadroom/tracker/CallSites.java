package io.tcpheadroom.tracker;

import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where in the program sockets are opened. A look at the stack takes some microseconds, so there are only so many a second:
 * while few sockets open each has its place, and under load a sample of them. Bounded: a place beyond the cap is counted in
 * one row of its app's.
 */
public final class CallSites {
    /** How much of the stack is kept. */
    public enum Depth {
        OFF(0),
        FIRST(1),
        STACK(24);

        private final int frames;

        Depth(int frames) {
            this.frames = frames;
        }

        /** By its name in small letters. */
        public static Depth of(String text) {
            for (Depth depth : values()) {
                if (depth.toString().equals(text)) {
                    return depth;
                }
            }
            throw new IllegalArgumentException("not off, first or stack: " + text);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final String OTHER = "other";

    private final StackWalker walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private final ConcurrentMap<String, CallSite> byText = new ConcurrentHashMap<>();
    private volatile Depth depth;
    private final int perSecond;
    private final int cap;
    private final Predicate<Class<?>> isOutside;
    private final AtomicInteger looksLeft;
    private volatile long refilled = System.nanoTime();

    public CallSites(Depth depth, int perSecond, int cap) {
        this(depth, perSecond, cap, CallSites::isOfTheProgram);
    }

    CallSites(Depth depth, int perSecond, int cap, Predicate<Class<?>> isOutside) {
        this.depth = depth;
        this.perSecond = perSecond;
        this.cap = cap;
        this.isOutside = isOutside;
        this.looksLeft = new AtomicInteger(perSecond);
    }

    public static CallSites off() {
        return new CallSites(Depth.OFF, 0, 0);
    }

    /** The place that the current thread is at; null when it was not looked up. */
    CallSite here(App app) {
        Depth asked = depth;
        if (asked == Depth.OFF || looksLeft.get() <= 0 || looksLeft.getAndDecrement() <= 0) {
            return null;
        }
        String text = walker.walk(frames -> frames.dropWhile(frame -> !isOutside.test(frame.getDeclaringClass()))
                .limit(asked.frames)
                .map(frame -> frame.toStackTraceElement().toString())
                .collect(Collectors.joining("\n")));
        return text.isEmpty() ? null : interned(app, text);
    }

    public Depth depth() {
        return depth;
    }

    /** From now on; what was looked up before stays. */
    public void setDepth(Depth other) {
        depth = other;
    }

    /** Called by the sampler: the next second's looks, never more than for one second. */
    void refill() {
        long now = System.nanoTime();
        double share = Math.min(1, (now - refilled) / 1e9);
        refilled = now;
        looksLeft.updateAndGet(left -> (int) Math.min(perSecond, Math.max(0, left) + Math.ceil(perSecond * share)));
    }

    Collection<CallSite> all() {
        return byText.values();
    }

    private CallSite interned(App app, String text) {
        String key = app.name() + '\n' + text;
        CallSite known = byText.get(key);
        if (known != null) {
            return known;
        }
        return byText.size() < cap
                ? byText.computeIfAbsent(key, k -> new CallSite(app, text))
                : byText.computeIfAbsent(app.name() + '\n' + OTHER, k -> new CallSite(app, OTHER));
    }

    /** Neither the JDK's nor ours, which in a program has a class loader of its own. */
    private static boolean isOfTheProgram(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader != null
                && loader != ClassLoader.getPlatformClassLoader()
                && loader != CallSites.class.getClassLoader();
    }
}
