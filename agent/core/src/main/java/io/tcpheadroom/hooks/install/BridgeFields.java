package io.tcpheadroom.hooks.install;

import io.tcpheadroom.jvm.JavaBase;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The bridge as the core sees it: the class inside java.base, and its fields, which are set by name. One bridge lives as
 * long as the JVM; an agent that is attached again finds it there.
 */
public final class BridgeFields {
    private static final String PACKAGE = "sun.nio.ch";
    private static final String NAME = PACKAGE + ".TcpHeadroomBridge";

    /** A class of the bridge's package that every JDK loads at its own start, so that asking for it loads nothing. */
    private static final String NEIGHBOUR = "sun.nio.ch.Interruptible";

    private final Class<?> type;

    private BridgeFields(Class<?> type) {
        this.type = type;
    }

    /** Finds the bridge, or defines it from the class file that the core carries. */
    public static BridgeFields define(Instrumentation instrumentation) throws ReflectiveOperationException {
        JavaBase.open(instrumentation, PACKAGE);
        return new BridgeFields(find());
    }

    /** Lets the classes of a library see the bridge: its package is exported to their module and to nobody else. */
    static void exportTo(Instrumentation instrumentation, Module module) {
        JavaBase.export(instrumentation, PACKAGE, module);
    }

    private static Class<?> find() throws ReflectiveOperationException {
        try {
            return Class.forName(NAME, true, null);
        } catch (ClassNotFoundException e) {
            return MethodHandles.privateLookupIn(Class.forName(NEIGHBOUR, false, null), MethodHandles.lookup())
                    .defineClass(classFile(NAME));
        }
    }

    /** A class of the bridge's package, which the core carries. */
    static byte[] classFile(String name) throws ClassNotFoundException {
        String resource = name.replace('.', '/') + ".class";
        try (InputStream in = BridgeFields.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new ClassNotFoundException(resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(resource, e);
        }
    }

    Class<?> type() {
        return type;
    }

    /** How to take out the agent that is in this JVM: whoever sets it first is that agent. */
    @SuppressWarnings("unchecked")
    public AtomicReference<Runnable> agent() throws ReflectiveOperationException {
        return (AtomicReference<Runnable>) type.getField("AGENT").get(null);
    }

    /** Connects an event to whoever is to hear of it. */
    public void set(String event, Object hearer) throws ReflectiveOperationException {
        try {
            type.getField(event).set(null, hearer);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(
                    "an agent of another version was in this JVM before, and what it left cannot be replaced until the "
                            + "JVM starts again",
                    e);
        }
    }

    /** Lets every event go nowhere again; another agent may come. */
    public void disconnect() throws ReflectiveOperationException {
        Object nowhere = type.getField("NOWHERE").get(null);
        for (Field field : type.getFields()) {
            if (!Modifier.isFinal(field.getModifiers())) {
                field.set(null, nowhere);
            }
        }
        agent().set(null);
    }
}
