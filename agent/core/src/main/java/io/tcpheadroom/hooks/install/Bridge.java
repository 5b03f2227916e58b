package io.tcpheadroom.hooks.install;

import io.tcpheadroom.hooks.Event;
import io.tcpheadroom.jvm.JavaBase;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import sun.nio.ch.TcpHeadroomBridge;
import sun.nio.ch.TcpHeadroomEvents;

/**
 * The way to the bridge, whose classes are in java.base from the first agent on. One bridge lives as long as the JVM; an agent
 * that is attached again finds it there.
 */
public final class Bridge {
    private static final String PACKAGE = "sun.nio.ch";
    private static final String EVENTS = PACKAGE + ".TcpHeadroomEvents";
    private static final String NAME = PACKAGE + ".TcpHeadroomBridge";

    /** A class of the bridge's package that every JDK loads at its own start, so that asking for it loads nothing. */
    private static final String NEIGHBOUR = PACKAGE + ".Interruptible";

    private final Class<?> type;

    /** It was there before, and may be that of an agent of another version. */
    private final boolean isOld;

    private Bridge(Class<?> type, boolean isOld) {
        this.type = type;
        this.isOld = isOld;
    }

    /** Finds the bridge, or defines it from the class files that the core carries. */
    public static Bridge define(Instrumentation instrumentation) throws ReflectiveOperationException {
        JavaBase.open(instrumentation, PACKAGE);
        return find();
    }

    private static Bridge find() throws ReflectiveOperationException {
        try {
            return new Bridge(Class.forName(NAME, true, null), true);
        } catch (ClassNotFoundException e) {
            MethodHandles.Lookup place =
                    MethodHandles.privateLookupIn(Class.forName(NEIGHBOUR, false, null), MethodHandles.lookup());
            place.defineClass(classFile(EVENTS));
            return new Bridge(place.defineClass(classFile(NAME)), false);
        }
    }

    /** A class of the bridge's package, which the core carries. */
    static byte[] classFile(String name) throws ClassNotFoundException {
        String resource = name.replace('.', '/').concat(".class");
        try (InputStream in = Bridge.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new ClassNotFoundException(resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(resource, e);
        }
    }

    /**
     * Lets the classes of a library see the bridge: its package is exported to their module and to nobody else. Throws when
     * their loader does not reach it all the same: a bundle's may not ask the boot loader for it.
     */
    static void exportTo(Instrumentation instrumentation, Module module, ClassLoader loader)
            throws ClassNotFoundException {
        JavaBase.export(instrumentation, PACKAGE, module);
        if (Class.forName(NAME, false, loader) != TcpHeadroomBridge.class) {
            throw new IllegalStateException("its class loader has another bridge");
        }
    }

    /** Throws when it is the bridge of an agent that knew other events: what is woven could not be linked with it. */
    public void requireAllEvents() {
        if (!isOld) {
            return;
        }
        for (Event event : Event.values()) {
            if (!has(event)) {
                throw new IllegalStateException("an agent of another version was in this JVM before, and what it left "
                        + "cannot be replaced until the JVM starts again");
            }
        }
    }

    private boolean has(Event event) {
        for (Method method : type.getMethods()) {
            if (method.getName().equals(event.method())
                    && MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                            .toMethodDescriptorString()
                            .equals(event.descriptor())) {
                return true;
            }
        }
        return false;
    }

    /** How to take out the agent that is in this JVM: whoever sets it first is that agent. */
    @SuppressWarnings("NullAway") // none is null in it, and java.base cannot see the annotation that would say so
    public AtomicReference<@Nullable Runnable> agent() {
        return TcpHeadroomBridge.AGENT;
    }

    /** From here on these are told what happens. */
    public void connect(TcpHeadroomEvents events) {
        TcpHeadroomBridge.events = events;
    }

    /** Lets every event go nowhere again; another agent may come. */
    public void disconnect() {
        TcpHeadroomBridge.events = TcpHeadroomBridge.NOWHERE;
        agent().set(null);
    }
}
