package io.tcpheadroom.tracker;

/** Any class loader that was created with a name: the app has that name. */
final class NamedLoaderNaming implements LoaderNaming {
    @Override
    public String appName(ClassLoader loader) {
        String name = loader.getName();
        return name == null || name.isEmpty() ? null : name;
    }
}
