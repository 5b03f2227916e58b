package io.tcpheadroom.hooks.install;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.Label;

/**
 * Where a method catches what a method that it calls throws. Told of the method's exception table and then of its code, from the
 * beginning to the end: a handler stands behind what it guards.
 */
final class CaughtCalls {
    private final String called;
    private final List<Guard> guards = new ArrayList<>();
    private final List<Guard> open = new ArrayList<>();
    private final Set<Label> handlers = new HashSet<>();
    private boolean isAny;

    CaughtCalls(String called) {
        this.called = called;
    }

    /** An entry of the exception table that catches by a type. One that catches everything only passes it on. */
    void guard(Guard guard) {
        guards.add(guard);
    }

    /** True for the beginning of a handler in which such an exception arrives. */
    boolean label(Label label) {
        for (Guard guard : guards) {
            if (guard.end() == label) {
                open.remove(guard);
            } else if (guard.start() == label) {
                open.add(guard);
            }
        }
        boolean isHandler = handlers.contains(label);
        isAny |= isHandler;
        return isHandler;
    }

    void call(String name) {
        if (name.equals(called)) {
            for (Guard guard : open) {
                handlers.add(guard.handler());
            }
        }
    }

    /** False if the method catches nothing of the kind, as far as it was told. */
    boolean isAny() {
        return isAny;
    }
}
