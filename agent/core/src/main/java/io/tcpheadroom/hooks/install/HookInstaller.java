package io.tcpheadroom.hooks.install;

import io.tcpheadroom.hooks.HookCatalog;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Brings the hooks into the JDK's classes and takes them out again.
 *
 * <p>{@link #begin()} costs a program that is just starting next to nothing: from then on a class is woven when it is loaded.
 * {@link #complete} belongs to a thread of ours. What the program does not use is not loaded for it, but on a JDK that is newer than
 * the catalogue: there it is to be told at once what has changed.
 */
public final class HookInstaller {
    private final Instrumentation instrumentation;
    private final int jdk;
    private final Outcomes outcomes = new Outcomes();
    private final HookTransformer transformer;

    public HookInstaller(Instrumentation instrumentation, int jdk) {
        this.instrumentation = instrumentation;
        this.jdk = jdk;
        this.transformer = new HookTransformer(instrumentation, jdk, outcomes);
    }

    /** From here on no socket is missed: what was loaded before, by another agent or the program, is woven at once. */
    public void begin() {
        instrumentation.addTransformer(transformer, true);
        weaveLoaded();
    }

    /**
     * Weaves what another thread loaded just before {@link #begin()}, and on a new JDK all the rest.
     *
     * @param gate takes one step after the other, or says that there is to be no further one
     * @return false when there was to be no further one
     */
    public boolean complete(Predicate<Runnable> gate) {
        for (String type : HookCatalog.OF_JDK) {
            if (HookCatalog.isNewJdk(jdk) && isWanted(type) && !gate.test(() -> load(type))) {
                return false;
            }
        }
        return gate.test(this::weaveLoaded);
    }

    /**
     * Exercises weaving and bridge, without a trace.
     *
     * @param events how many events without a descriptor's number have come so far
     * @return what is wrong, if anything is
     */
    public @Nullable String selfTest(LongSupplier events) {
        return SelfTest.run(events);
    }

    /** Gives the classes their own class files back; throws for those that do not take them. */
    public void uninstall() {
        instrumentation.removeTransformer(transformer);
        Map<Class<?>, String> failures = retransform(loadedTargets());
        if (!failures.isEmpty()) {
            throw new IllegalStateException("still woven: " + failures);
        }
    }

    /** Grows whenever {@link #report()} may have become another. */
    public long changes() {
        return outcomes.changes();
    }

    public List<HookReport> report() {
        return HookReports.of(jdk, outcomes);
    }

    private void weaveLoaded() {
        List<Class<?>> targets = new ArrayList<>();
        for (Class<?> target : loadedTargets()) {
            if (!outcomes.isSettled(type(target), target)) {
                targets.add(target);
            }
        }
        for (Map.Entry<Class<?>, String> failure : retransform(targets).entrySet()) {
            Class<?> target = failure.getKey();
            outcomes.add(type(target), target.getClassLoader(), Outcome.failed(target.getName(), failure.getValue()));
        }
    }

    /** Its name in the catalogue; empty for any other class. */
    private String type(Class<?> loaded) {
        if (loaded.isInterface() || loaded.isArray()) {
            return ""; // the JVM would have to make its name
        }
        String type = transformer.typeOfLoaded(loaded.getClassLoader(), loaded.getName());
        return type == null ? "" : type;
    }

    /** A library's class may be loaded several times, by the class loaders of several apps. */
    private List<Class<?>> loadedTargets() {
        List<Class<?>> targets = new ArrayList<>();
        Class<?>[] loaded = instrumentation.getAllLoadedClasses();
        if (loaded == null) {
            return targets; // the JVM is ending
        }
        for (Class<?> type : loaded) {
            String name = type(type);
            if (!name.isEmpty() && isWanted(name)) {
                targets.add(type);
            }
        }
        return targets;
    }

    private boolean isWanted(String type) {
        return !HookCatalog.of(type).hooks(jdk).isEmpty();
    }

    /** One class that does not take it is no reason to leave the others; why it does not, by class. */
    private Map<Class<?>, String> retransform(List<Class<?>> types) {
        Map<Class<?>, String> failures = new LinkedHashMap<>();
        if (!types.isEmpty() && failure(types.toArray(new Class<?>[0])) != null) {
            for (Class<?> type : types) {
                String failure = failure(type);
                if (failure != null) {
                    failures.put(type, failure);
                }
            }
        }
        return failures;
    }

    private @Nullable String failure(Class<?>... types) {
        try {
            instrumentation.retransformClasses(types);
            return null;
        } catch (UnmodifiableClassException | RuntimeException | Error e) {
            return e.toString();
        }
    }

    /** Not initialised: when a class of the JDK starts to work is the program's affair. */
    private static void load(String type) {
        try {
            Class.forName(type, false, null);
        } catch (ClassNotFoundException e) {
            // another JDK's class; the hook's report says what is missed
        }
    }
}
