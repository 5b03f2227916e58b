package io.tcpheadroom.tracker;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Finds the name of the app that a class loader belongs to: the nearest one on the way up to the system loader. */
final class LoaderNames {
    /** Asked in this order: a server that embeds another comes before the embedded one. */
    static final List<LoaderNaming> NAMINGS = List.of(
            new LauncherNaming(),
            new TomcatNaming(),
            new JettyNaming(),
            new JBossNaming(),
            new GlassFishNaming(),
            new LibertyNaming(),
            new WebLogicNaming(),
            new OsgiNaming(),
            new NamedLoaderNaming());

    private static final List<ClassLoader> PROGRAM_LOADERS = Arrays.asList(
            ClassLoader.getSystemClassLoader(),
            ClassLoader.getSystemClassLoader().getParent(),
            ClassLoader.getPlatformClassLoader());

    private LoaderNames() {}

    /**
     * The app's name; {@link LoaderNaming#PROGRAM} for the program's own loaders and for those of a server itself; null if the loader
     * is none of these and no loader on the way has a name.
     *
     * @param onFailure called for a loader that a naming recognized but could not read; the remaining namings are still asked
     */
    static @Nullable String appName(ClassLoader loader, BiConsumer<ClassLoader, Throwable> onFailure) {
        if (PROGRAM_LOADERS.contains(loader)) {
            return LoaderNaming.PROGRAM;
        }
        for (ClassLoader l = loader; l != null && !PROGRAM_LOADERS.contains(l); l = l.getParent()) {
            String name = ownName(l, onFailure);
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    /** Whether the loader's app was stopped; false as well if its server cannot say so. */
    static boolean isStopped(ClassLoader loader) {
        for (LoaderNaming naming : NAMINGS) {
            try {
                if (naming.isStopped(loader)) {
                    return true;
                }
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                return false; // the collector will tell
            }
        }
        return false;
    }

    private static @Nullable String ownName(ClassLoader loader, BiConsumer<ClassLoader, Throwable> onFailure) {
        for (LoaderNaming naming : NAMINGS) {
            try {
                String name = naming.appName(loader);
                if (name != null) {
                    return name;
                }
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                onFailure.accept(loader, e);
            }
        }
        return null;
    }
}
