package io.tcpheadroom.hooks.install;

import io.tcpheadroom.hooks.Hook;
import io.tcpheadroom.hooks.HookCatalog;
import io.tcpheadroom.hooks.Place;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Brings the hooks into the JDK's classes and takes them out again.
 *
 * <p>{@link #begin()} costs a program that is just starting next to nothing: from then on a class is woven when it is loaded,
 * and every other class costs a look into a small set. {@link #complete()} belongs to a thread of ours: it loads what the
 * program has not loaded yet.
 */
public final class HookInstaller {
    private final Instrumentation instrumentation;
    private final Class<?> bridge;
    private final int jdk;
    private final List<Hook> hooks = new ArrayList<>();
    private final Set<String> jdkTypes = new LinkedHashSet<>();
    private final Set<String> libraryTypes = new LinkedHashSet<>();
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final Set<String> woven = ConcurrentHashMap.newKeySet();
    private final LongAdder changes = new LongAdder();
    private final ClassFileTransformer transformer = new Transformer();
    private Weaver weaver;

    public HookInstaller(Instrumentation instrumentation, BridgeFields bridge, int jdk) {
        this.instrumentation = instrumentation;
        this.bridge = bridge.type();
        this.jdk = jdk;
        for (Hook hook : HookCatalog.ALL) {
            if (hook.belongsTo(jdk)) {
                hooks.add(hook);
                Set<String> types = hook.isOfLibrary() ? libraryTypes : jdkTypes;
                hook.places(jdk).stream().map(Place::type).forEach(types::add);
            }
        }
    }

    /** From here on no socket is missed: what was loaded before, by another agent or the program, is woven at once. */
    public void begin() {
        instrumentation.addTransformer(transformer, true);
        retransform(notWoven());
    }

    /** Loads and weaves the rest, and what another thread loaded just before {@link #begin()}. */
    public void complete() {
        jdkTypes.forEach(HookInstaller::load);
        retransform(notWoven());
    }

    private List<Class<?>> notWoven() {
        List<Class<?>> targets = loadedTargets();
        targets.removeIf(target -> woven.contains(target.getName()));
        return targets;
    }

    /**
     * Exercises weaving and bridge, without a trace.
     *
     * @param events how many events without a descriptor's number have come so far
     * @return what is wrong; null when all is well
     */
    public String selfTest(LongSupplier events) {
        return new SelfTest(bridge, weaver()).run(events);
    }

    /** Gives the classes their own class files back; throws for those that do not take them. */
    public void uninstall() {
        instrumentation.removeTransformer(transformer);
        failures.clear();
        retransform(loadedTargets());
        if (!failures.isEmpty()) {
            throw new IllegalStateException("still woven: " + failures);
        }
    }

    /** Grows whenever {@link #report()} may have become another. */
    public long changes() {
        return changes.sum();
    }

    public List<HookReport> report() {
        List<HookReport> report = new ArrayList<>();
        for (Hook hook : HookCatalog.ALL) {
            report.add(report(hook));
        }
        return report;
    }

    private HookReport report(Hook hook) {
        if (!hook.belongsTo(jdk)) {
            return new HookReport(hook.name(), HookStatus.NOT_APPLICABLE, "not on JDK " + jdk);
        }
        for (Place place : hook.places(jdk)) {
            String failure = failures.get(place.type());
            if (failure != null) {
                return new HookReport(hook.name(), HookStatus.MISSED, place.type() + ": " + failure);
            }
        }
        Set<Place> places = weaver().woven(hook);
        Set<Place> missed = missed(hook);
        if (!missed.isEmpty()) {
            String whose = hook.isOfLibrary() ? "the library" : "JDK " + jdk;
            return new HookReport(hook.name(), HookStatus.MISSED, whose + " has no " + sorted(missed));
        }
        return places.isEmpty()
                ? new HookReport(hook.name(), HookStatus.NOT_APPLICABLE, "the library is not loaded")
                : new HookReport(hook.name(), HookStatus.INSTALLED, sorted(places));
    }

    /** A class of the JDK is there; one of a library may never be loaded. */
    private Set<Place> missed(Hook hook) {
        Set<Place> missed = new HashSet<>(weaver().missed(hook));
        if (!hook.isOfLibrary()) {
            hook.places(jdk).stream()
                    .filter(place -> !woven.contains(place.type()))
                    .forEach(missed::add);
        }
        return missed;
    }

    private static String sorted(Set<Place> places) {
        return places.stream().map(Place::toString).sorted().collect(Collectors.joining(", "));
    }

    /** One class that cannot be woven is no reason to leave the others. */
    private void retransform(List<Class<?>> types) {
        try {
            retransform(types.toArray(new Class<?>[0]));
        } catch (UnmodifiableClassException | RuntimeException | Error e) {
            types.forEach(this::retransform);
        }
    }

    private void retransform(Class<?> type) {
        try {
            retransform(new Class<?>[] {type});
        } catch (UnmodifiableClassException | RuntimeException | Error e) {
            failures.put(type.getName(), e.toString());
            changes.increment();
        }
    }

    private void retransform(Class<?>[] types) throws UnmodifiableClassException {
        if (types.length > 0) {
            instrumentation.retransformClasses(types);
        }
    }

    /** A library's class may be loaded several times, by the class loaders of several apps. */
    private List<Class<?>> loadedTargets() {
        List<Class<?>> targets = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (isTarget(type.getClassLoader(), type.getName())) {
                targets.add(type);
            }
        }
        return targets;
    }

    private boolean isTarget(ClassLoader loader, String type) {
        return (loader == null ? jdkTypes : libraryTypes).contains(type);
    }

    /** Not initialised: when a class of the JDK starts to work is the program's affair. */
    private static void load(String name) {
        try {
            Class.forName(name, false, null);
        } catch (ClassNotFoundException e) {
            // another JDK's class; the hook's report says what is missed
        }
    }

    private synchronized Weaver weaver() {
        if (weaver == null) {
            weaver = new Weaver(hooks, jdk, bridge);
        }
        return weaver;
    }

    private final class Transformer implements ClassFileTransformer {
        @Override
        public byte[] transform(
                Module module,
                ClassLoader loader,
                String name,
                Class<?> redefined,
                ProtectionDomain domain,
                byte[] classFile) {
            if (name == null) {
                return null;
            }
            String type = name.replace('/', '.');
            return isTarget(loader, type) ? weave(module, loader, type, classFile) : null;
        }

        /** A bundle's loader may not ask the boot loader for it: woven, its class would fail the program. */
        private void requireBridge(ClassLoader loader) throws ClassNotFoundException {
            if (Class.forName(bridge.getName(), false, loader) != bridge) {
                throw new IllegalStateException("its class loader has another bridge");
            }
        }

        private byte[] weave(Module module, ClassLoader loader, String type, byte[] classFile) {
            try {
                if (loader != null) {
                    BridgeFields.exportTo(instrumentation, module);
                    requireBridge(loader);
                }
                byte[] result = weaver().weave(loader, type, classFile);
                woven.add(type);
                failures.remove(type);
                return result;
            } catch (Throwable e) {
                failures.put(type, e.toString());
                return null;
            } finally {
                changes.increment();
            }
        }
    }
}
