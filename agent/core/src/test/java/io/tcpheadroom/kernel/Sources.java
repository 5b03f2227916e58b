package io.tcpheadroom.kernel;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every source that a class of the package declares, so that a new one is tested without being listed anywhere. */
final class Sources {
    static final List<KernelSource<?>> ALL = Sources.<KernelSource<?>>constants(KernelSource.class);

    private static final List<OnDemandSource<?>> ON_DEMAND = Sources.<OnDemandSource<?>>constants(OnDemandSource.class);

    private Sources() {}

    @SuppressWarnings("unchecked") // as the fields are declared
    private static <T> List<T> constants(Class<?> type) {
        return types().stream()
                .flatMap(each -> constants(each, type))
                .map(field -> (T) value(field))
                .toList();
    }

    private static Stream<Field> constants(Class<?> declaring, Class<?> type) {
        return Arrays.stream(declaring.getDeclaredFields())
                .filter(field -> field.getType() == type && Modifier.isStatic(field.getModifiers()));
    }

    /** The sources that a class declares. */
    static Stream<KernelSource<?>> of(Class<?> declaring) {
        return constants(declaring, KernelSource.class).map(field -> (KernelSource<?>) value(field));
    }

    /** The classes of the package. */
    static List<Class<?>> types() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".class"))
                    .sorted()
                    .<Class<?>>map(name -> type(name.substring(0, name.length() - ".class".length())))
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(Kernel.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve(Kernel.class.getPackageName().replace('.', '/'));
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(Kernel.class.getPackageName() + "." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Object value(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(field.toString(), e);
        }
    }

    /** A tick that asks for all that the resources and counters could. */
    static void tick(Kernel kernel) {
        kernel.refresh();
        ALL.forEach(kernel::reader);
        ON_DEMAND.forEach(kernel::onDemand);
    }
}
