package io.tcpheadroom.hooks.install;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import net.bytebuddy.matcher.ElementMatchers;
import sun.nio.ch.TcpHeadroomBridge;
import sun.nio.ch.TcpHeadroomEvents;

/** An agent in the bridge's place that writes down what it is told, and may throw then. */
final class Recorder implements InvocationHandler, AutoCloseable {
    private final List<String> told = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private Throwable toThrow;
    private boolean failsWhenTold;

    static Recorder connected() throws Exception {
        Recorder recorder = new Recorder();
        TcpHeadroomBridge.events = new ByteBuddy()
                .subclass(TcpHeadroomEvents.class)
                .name("io.tcpheadroom.Recorded")
                .method(ElementMatchers.isDeclaredBy(TcpHeadroomEvents.class))
                .intercept(InvocationHandlerAdapter.of(recorder))
                .make()
                .load(Recorder.class.getClassLoader())
                .getLoaded()
                .getConstructor()
                .newInstance();
        return recorder;
    }

    /** At each event from now on. */
    Recorder throwing(Throwable thrown) {
        toThrow = thrown;
        return this;
    }

    /** Also when it is told of a failure. */
    Recorder throwingAlways(Throwable thrown) {
        failsWhenTold = true;
        return throwing(thrown);
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("failed")) {
            failures.add((Throwable) arguments[0]);
            if (failsWhenTold) {
                throw toThrow;
            }
        } else {
            told.add(method.getName()
                    + (arguments == null ? List.of() : Arrays.asList(arguments))
                            .stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")")));
            if (toThrow != null) {
                throw toThrow;
            }
        }
        return null;
    }

    /** Since the last time that it was asked: the events with their values. */
    List<String> told() {
        List<String> all = List.copyOf(told);
        told.clear();
        return all;
    }

    /** What was thrown by events and told as that. */
    List<Throwable> failures() {
        return failures;
    }

    @Override
    public void close() {
        TcpHeadroomBridge.events = TcpHeadroomBridge.NOWHERE;
    }
}
