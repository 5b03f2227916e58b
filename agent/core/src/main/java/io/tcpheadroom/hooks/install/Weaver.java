package io.tcpheadroom.hooks.install;

import io.tcpheadroom.hooks.Hook;
import io.tcpheadroom.hooks.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;

/**
 * Weaves the hooks of one class into its class file. Only Byte Buddy's Advice is driven, by hand: its AgentBuilder costs
 * half a second at start for matching classes whose names we know.
 */
final class Weaver {
    private final List<Hook> hooks;
    private final int jdk;
    private final BridgeBinding binding;
    private final ClassFileLocator ours = ClassFileLocator.ForClassLoader.of(Weaver.class.getClassLoader());
    private final Map<Hook, Set<Place>> woven = new ConcurrentHashMap<>();
    private final Map<Hook, Set<Place>> missed = new ConcurrentHashMap<>();

    Weaver(List<Hook> hooks, int jdk, Class<?> bridge) {
        this.hooks = hooks;
        this.jdk = jdk;
        this.binding = new BridgeBinding(bridge);
    }

    /** The class file with all hooks woven in that have a place there; what it extends is found by its loader. */
    byte[] weave(ClassLoader loader, String type, byte[] classFile) {
        return weave(
                loader,
                type,
                classFile,
                (hook, place) -> place.type().equals(type) && place.belongsTo(jdk),
                this::note);
    }

    private void note(Hook hook, Place place, boolean isThere) {
        (isThere ? woven : missed)
                .computeIfAbsent(hook, h -> ConcurrentHashMap.newKeySet())
                .add(place);
    }

    /** A class of ours with each hook woven in that fits a method of it, whatever class the hook is for. */
    byte[] weaveStandIn(String type, byte[] classFile) {
        return weave(
                null, type, classFile, (hook, place) -> place == hook.places().get(0), (hook, place, isThere) -> {});
    }

    /** A method of the stand-in that one of the hooks is for. */
    boolean isFirstPlace(String method, String descriptor) {
        return hooks.stream()
                .map(hook -> hook.places().get(0))
                .anyMatch(place ->
                        place.method().equals(method) && place.descriptors().contains(descriptor));
    }

    private byte[] weave(
            ClassLoader loader, String type, byte[] classFile, BiPredicate<Hook, Place> isWanted, Outcome outcome) {
        ClassFileLocator files = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(type, classFile),
                loader == null
                        ? ClassFileLocator.ForClassLoader.ofBootLoader()
                        : ClassFileLocator.ForClassLoader.of(loader));
        TypeDescription description = TypePool.Default.of(files).describe(type).resolve();
        DynamicType.Builder<?> builder = new ByteBuddy()
                .with(TypeValidation.DISABLED)
                .with(InstrumentedType.Factory.Default.FROZEN)
                .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
                .with(Implementation.Context.Disabled.Factory.INSTANCE)
                .ignore(ElementMatchers.none())
                .redefine(description, files);
        for (Hook hook : hooks) {
            for (Place place : hook.places()) {
                if (isWanted.test(hook, place)) {
                    MethodDescription method = find(description, place);
                    if (method != null) {
                        builder = builder.visit(advice(hook).on(ElementMatchers.is(method)));
                    }
                    outcome.of(hook, place, method != null);
                }
            }
        }
        return builder.make().getBytes();
    }

    /** The places into which a hook has been woven so far. */
    Set<Place> woven(Hook hook) {
        return woven.getOrDefault(hook, Set.of());
    }

    /** The places that were to be in a class, and were not. */
    Set<Place> missed(Hook hook) {
        return missed.getOrDefault(hook, Set.of());
    }

    private Advice advice(Hook hook) {
        return Advice.withCustomMapping()
                .bind(binding.events())
                .to(TypeDescription.ForLoadedType.of(hook.advice()), ours)
                .withExceptionHandler(binding.suppressed());
    }

    private static MethodDescription find(TypeDescription type, Place place) {
        for (String descriptor : place.descriptors()) {
            for (MethodDescription method : type.getDeclaredMethods()) {
                if (method.getInternalName().equals(place.method())
                        && method.getDescriptor().equals(descriptor)
                        && !method.isNative()
                        && !method.isAbstract()) {
                    return method;
                }
            }
        }
        return null;
    }

    private interface Outcome {
        void of(Hook hook, Place place, boolean isThere);
    }
}
