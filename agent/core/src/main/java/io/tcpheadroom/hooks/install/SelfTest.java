package io.tcpheadroom.hooks.install;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Proves at the start, on this very JVM, that what is woven reaches us: a stand-in inside java.base is woven as the JDK's
 * classes are, and called. No class of the JDK is initialised for it, no socket is opened and nothing is counted.
 */
final class SelfTest {
    private static final String STAND_IN = "sun.nio.ch.TcpHeadroomSelfTest";

    private final Class<?> bridge;
    private final Weaver weaver;

    SelfTest(Class<?> bridge, Weaver weaver) {
        this.bridge = bridge;
        this.weaver = weaver;
    }

    /**
     * @param events how many events without a descriptor's number have come so far
     * @return what is wrong; null when all is well
     */
    String run(LongSupplier events) {
        long before = events.getAsLong();
        long due;
        try {
            Class<?> standIn = standIn();
            due = wovenMethods(standIn);
            standIn.getMethod("run").invoke(null);
        } catch (InvocationTargetException e) {
            return "a woven method threw " + e.getCause();
        } catch (ReflectiveOperationException | LinkageError e) {
            return e.toString();
        }
        long came = events.getAsLong() - before;
        return came >= due ? null : came + " of " + due + " events reached the agent";
    }

    /** One lives as long as the JVM, as the bridge does. */
    private Class<?> standIn() throws ReflectiveOperationException {
        try {
            return Class.forName(STAND_IN, true, null);
        } catch (ClassNotFoundException e) {
            byte[] woven = weaver.weaveStandIn(STAND_IN, BridgeFields.classFile(STAND_IN));
            return MethodHandles.privateLookupIn(bridge, MethodHandles.lookup()).defineClass(woven);
        }
    }

    /** Each of them tells of one event at least; which there are depends on the hooks that this JDK has. */
    private long wovenMethods(Class<?> standIn) {
        return Arrays.stream(standIn.getDeclaredMethods())
                .filter(method -> weaver.isFirstPlace(method.getName(), descriptor(method)))
                .count();
    }

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
    }
}
