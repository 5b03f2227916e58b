package io.tcpheadroom.hooks.install;

import io.tcpheadroom.hooks.Hook;
import io.tcpheadroom.hooks.HookCatalog;
import io.tcpheadroom.hooks.LibraryNames;
import io.tcpheadroom.hooks.Moved;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Weaves a class of the catalogue whenever it is loaded or loaded anew; every other class costs a look at its name. Holds no
 * lock and keeps nothing but the outcome: several threads may load such classes at once.
 *
 * <p>A library's class is woven wholly or not at all: where some of its hooks have no place, the others would count what
 * never ends.
 */
final class HookTransformer implements ClassFileTransformer {
    private final Instrumentation instrumentation;
    private final int jdk;
    private final Outcomes outcomes;
    private final Set<String> ofJdk = new HashSet<>();
    private final LibraryNames ofLibraries = new LibraryNames(HookCatalog.OF_LIBRARIES);

    HookTransformer(Instrumentation instrumentation, int jdk, Outcomes outcomes) {
        this.instrumentation = instrumentation;
        this.jdk = jdk;
        this.outcomes = outcomes;
        for (String type : HookCatalog.OF_JDK) {
            ofJdk.add(type.replace('.', '/'));
        }
    }

    /** @param name the class's internal name; one that is defined while it runs may have none */
    @Override
    public byte @Nullable [] transform(
            Module module,
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        String type = name == null ? null : type(loader, name);
        if (name == null || type == null) {
            return null;
        }
        try {
            List<Hook> hooks = HookCatalog.of(type).hooks(jdk);
            if (hooks.isEmpty()) {
                return null;
            }
            return loader == null
                    ? weave(type, classFile, hooks)
                    : weave(module, loader, type, classFile, hooks, Moved.of(type, name));
        } catch (Throwable e) {
            outcomes.add(type, loader, Outcome.failed(name.replace('/', '.'), e.toString()));
            return null;
        }
    }

    /** The name in the catalogue of a class that is woven; null for any other class. */
    @Nullable
    String type(@Nullable ClassLoader loader, String name) {
        if (loader != null) {
            return ofLibraries.type(name);
        }
        return ofJdk.contains(name) ? name.replace('/', '.') : null;
    }

    /** The same by its binary name; most of some thousand names are told apart by how they begin or end. */
    @Nullable
    String typeOfLoaded(@Nullable ClassLoader loader, String binaryName) {
        boolean mayBe = loader == null ? HookCatalog.mayBeOfJdk(binaryName) : ofLibraries.mayHave(binaryName);
        return mayBe ? type(loader, binaryName.replace('.', '/')) : null;
    }

    private byte[] weave(String type, byte[] classFile, List<Hook> hooks) {
        Woven woven = Weaver.weave(classFile, hooks);
        outcomes.add(type, null, woven.outcome());
        return woven.classFile();
    }

    private byte @Nullable [] weave(
            Module module, ClassLoader loader, String type, byte[] classFile, List<Hook> hooks, Moved library)
            throws ClassNotFoundException {
        Woven woven = Weaver.weave(classFile, hooks, library);
        Outcome outcome = woven.outcome();
        if (isOfAnother(outcome, library)) {
            return null;
        }
        if (!outcome.missing().isEmpty()) {
            outcomes.add(type, loader, outcome.leftAlone());
            return null;
        }
        Bridge.exportTo(instrumentation, module, loader);
        outcomes.add(type, loader, outcome);
        return woven.classFile();
    }

    /** One whose name merely ends like that of a class that we know: it is told by what it has. */
    private static boolean isOfAnother(Outcome outcome, Moved library) {
        return library.isMoved()
                && !outcome.missing().isEmpty()
                && (outcome.hooks().isEmpty() || !library.isNamedAsBefore());
    }
}
