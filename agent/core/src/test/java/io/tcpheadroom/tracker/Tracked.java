package io.tcpheadroom.tracker;

import java.net.InetSocketAddress;
import java.util.function.LongSupplier;

/** What only the tracker makes, made for tests of other packages, and what happens to it. */
public final class Tracked {
    private Tracked() {}

    /** A tracker that knows nothing yet, of a program without rules, and that looks up no call sites. */
    public static Tracker tracker() {
        return tracker(System::nanoTime);
    }

    /** The same, but every socket has its call site, the first frame of this class. */
    public static Tracker tracker(Class<?> program) {
        CallSites callSites =
                new CallSites(CallSites.Depth.FIRST, 1_000_000, 10, System::nanoTime, type -> type == program);
        return new Tracker(new Apps("shop", AppRules.none(), 10), callSites, 10);
    }

    /** The same in the test's time, in nanoseconds. */
    public static Tracker tracker(LongSupplier clock) {
        return new Tracker(new Apps("program", AppRules.none(), 10), CallSites.off(), 10, clock);
    }

    public static App app(String name) {
        return new App(name);
    }

    public static App app(String name, int reclaimed, int leaked) {
        App app = app(name);
        times(reclaimed, app::reclaimed);
        times(leaked, app::leaked);
        return app;
    }

    /** One that has so many clients open. */
    public static App holding(String name, int clients) {
        App app = app(name);
        times(clients, () -> app.opened(Kind.CLIENT));
        return app;
    }

    /** One that has so many connections open, accepted and its own. */
    public static App connected(String name, long accepted, long clients) {
        App app = holding(name, (int) clients);
        times((int) accepted, () -> app.opened(Kind.ACCEPTED));
        return app;
    }

    public static CallSite callSite(App app, String text, int reclaimed, int leaked) {
        CallSite site = new CallSite(app, text);
        times(reclaimed, site::reclaimed);
        times(leaked, site::leaked);
        return site;
    }

    public static Listener listener(int fd, int backlog, App app) {
        return listener(fd, backlog, app, ListenerOrigin.PROGRAM);
    }

    public static Listener listener(int fd, int backlog, App app, ListenerOrigin origin) {
        return new Listener(fd, backlog, app, origin);
    }

    public static void accepted(Listener listener) {
        listener.accepted();
    }

    public static Destination destination(InetSocketAddress address, App app, int open) {
        Destination destination = new Destination(address, app);
        times(open, () -> destination.acquire(app));
        return destination;
    }

    public static void connectFailed(Destination destination, FailureReason reason, int times) {
        times(times, () -> destination.connectFailed(reason));
    }

    private static void times(int times, Runnable event) {
        for (int i = 0; i < times; i++) {
            event.run();
        }
    }
}
