package io.tcpheadroom.tracker;

/** Any loader that was made with a name. */
final class GivenNaming implements LoaderNaming {
    @Override
    public String nameOf(ClassLoader loader) {
        String name = loader.getName();
        return name == null || name.isEmpty() ? null : name;
    }
}
