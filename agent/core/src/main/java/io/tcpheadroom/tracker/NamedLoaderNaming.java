package io.tcpheadroom.tracker;

import org.jspecify.annotations.Nullable;

/** Any class loader that was created with a name: the app has that name. */
final class NamedLoaderNaming implements LoaderNaming {
    @Override
    public @Nullable String appName(ClassLoader loader) {
        String name = loader.getName();
        return name == null || name.isEmpty() ? null : name;
    }
}
