package io.tcpheadroom.hooks.install;

import io.tcpheadroom.hooks.HookCatalog;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import sun.nio.ch.TcpHeadroomBridge;

/**
 * Proves at the start, on this very JVM, that what is woven reaches us: a stand-in inside java.base is woven as the JDK's
 * classes are, and called. No class of the JDK is initialised for it, no socket is opened and nothing is counted.
 */
final class SelfTest {
    private static final String STAND_IN = "sun.nio.ch.TcpHeadroomSelfTest";

    private SelfTest() {}

    /**
     * Weaves the stand-in and calls it.
     *
     * @param events how many events without a descriptor's number have come so far
     * @return what is wrong, if anything is
     */
    static @Nullable String run(LongSupplier events) {
        long before = events.getAsLong();
        long due;
        try {
            Woven woven = Weaver.weave(Bridge.classFile(STAND_IN), HookCatalog.forSelfTest());
            due = woven.outcome().hooks().size(); // each of them tells of one event at least
            standIn(woven).getMethod("run").invoke(null);
        } catch (InvocationTargetException e) {
            return "a woven method threw " + e.getCause();
        } catch (ReflectiveOperationException | LinkageError e) {
            return e.toString();
        }
        long came = events.getAsLong() - before;
        return came >= due ? null : came + " of " + due + " events reached the agent";
    }

    /** One lives as long as the JVM, as the bridge does. */
    private static Class<?> standIn(Woven woven) throws ReflectiveOperationException {
        try {
            return Class.forName(STAND_IN, true, null);
        } catch (ClassNotFoundException e) {
            return MethodHandles.privateLookupIn(TcpHeadroomBridge.class, MethodHandles.lookup())
                    .defineClass(woven.classFile());
        }
    }
}
