package io.tcpheadroom.hooks.install;

import io.tcpheadroom.hooks.Hook;
import io.tcpheadroom.hooks.HookCatalog;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Weaves a class of the catalogue whenever it is loaded or loaded anew; every other class costs a look into a small set.
 * Holds no lock and keeps nothing but the outcome: several threads may load such classes at once.
 */
final class HookTransformer implements ClassFileTransformer {
    private final Instrumentation instrumentation;
    private final int jdk;
    private final Outcomes outcomes;
    private final Set<String> ofJdk = internalNames(HookCatalog.OF_JDK);
    private final Set<String> ofLibraries = internalNames(HookCatalog.OF_LIBRARIES);

    HookTransformer(Instrumentation instrumentation, int jdk, Outcomes outcomes) {
        this.instrumentation = instrumentation;
        this.jdk = jdk;
        this.outcomes = outcomes;
    }

    private static Set<String> internalNames(List<String> types) {
        Set<String> names = new HashSet<>();
        for (String type : types) {
            names.add(type.replace('.', '/'));
        }
        return names;
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
        if (name == null || !(loader == null ? ofJdk : ofLibraries).contains(name)) {
            return null;
        }
        String type = name.replace('/', '.');
        try {
            List<Hook> hooks = HookCatalog.of(type).hooks(jdk);
            return hooks.isEmpty() ? null : weave(module, loader, type, classFile, hooks);
        } catch (Throwable e) {
            outcomes.add(type, loader, Outcome.failed(e.toString()));
            return null;
        }
    }

    private byte[] weave(Module module, @Nullable ClassLoader loader, String type, byte[] classFile, List<Hook> hooks)
            throws ClassNotFoundException {
        if (loader != null) {
            Bridge.exportTo(instrumentation, module, loader);
        }
        Woven woven = Weaver.weave(classFile, hooks);
        outcomes.add(type, loader, woven.outcome());
        return woven.classFile();
    }
}
