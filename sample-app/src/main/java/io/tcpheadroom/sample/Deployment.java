package io.tcpheadroom.sample;

import java.io.IOException;
import java.io.UncheckedIOException;

/** An app together with the class loader that it came from. */
final class Deployment implements AutoCloseable {
    private final AppLoader loader;
    private final App app;

    private Deployment(AppLoader loader, App app) {
        this.loader = loader;
        this.app = app;
    }

    /** Loads an app: {@code shop} is the class {@code Shop} of the package {@code shop} below this one. */
    static Deployment of(String name) {
        String ownPackage = Deployment.class.getPackageName() + "." + name;
        String mainClass = ownPackage + "." + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        AppLoader loader = new AppLoader(name, ownPackage, Jars.ownLocation(), Deployment.class.getClassLoader());
        try {
            Class<?> type = Class.forName(mainClass, true, loader);
            return new Deployment(loader, (App) type.getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("No app " + name + ": cannot make a " + mainClass, e);
        }
    }

    App app() {
        return app;
    }

    void start(Site site) throws IOException {
        Thread caller = Thread.currentThread();
        ClassLoader callersLoader = caller.getContextClassLoader();
        caller.setContextClassLoader(loader);
        try {
            app.start(site);
        } finally {
            caller.setContextClassLoader(callersLoader);
        }
    }

    @Override
    public void close() {
        app.close();
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
