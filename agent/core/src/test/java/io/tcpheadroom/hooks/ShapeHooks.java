package io.tcpheadroom.hooks;

import static io.tcpheadroom.hooks.Value.argument;
import static io.tcpheadroom.hooks.Value.field;
import static io.tcpheadroom.hooks.Value.returned;
import static io.tcpheadroom.hooks.Value.self;
import static io.tcpheadroom.hooks.Value.thrown;

/** Hooks for methods of the weaver's tests, which no class of the JDK has. */
public final class ShapeHooks {
    private ShapeHooks() {}

    /** Tells a number among the arguments on entry, an object among them and the result at the end. */
    public static Hook ofNumber(String method, String descriptor, int object, int number) {
        return Hook.of("shape", method, descriptor)
                .onEnter(Event.NUMBER_CLOSING, argument(number))
                .onReturn(Event.NATIVE_LISTENING, argument(number), returned())
                .onThrow(Event.NATIVE_OPENED, argument(object), argument(number));
    }

    /** Tells an object and a number among the arguments, however the method ends; its result is of any type. */
    public static Hook ofAny(String method, String descriptor, int object, int number) {
        return Hook.of("shape", method, descriptor)
                .onEnter(Event.NATIVE_OPENED, argument(object), argument(number))
                .onReturn(Event.NATIVE_OPENED, argument(object), argument(number))
                .onThrow(Event.NATIVE_CLOSING, argument(object), argument(number));
    }

    public static Hook ofObject(String method, String descriptor, String field) {
        return Hook.of("shape", method, descriptor)
                .onEnter(Event.NATIVE_OPENED, self(), field(field, "I"))
                .onReturn(Event.NATIVE_CLOSING, self(), field(field, "I"))
                .onThrow(Event.NUMBER_CLOSING, field(field, "I"));
    }

    public static Hook ofConstructor(String descriptor, int number, String field) {
        return Hook.of("shape", "<init>", descriptor)
                .onReturn(Event.NATIVE_LISTENING, argument(number), field(field, "I"));
    }

    /** Tells what the method throws. */
    public static Hook ofThrown(String method, String descriptor, int number) {
        return Hook.of("shape", method, descriptor)
                .onReturn(Event.NUMBER_CLOSING, argument(number))
                .onThrow(Event.NATIVE_POLL_FAILED, argument(number), thrown());
    }

    /** Tells what the method catches of one that it calls. */
    public static Hook ofCaught(String method, String descriptor, String called, int number) {
        return Hook.of("shape", method, descriptor)
                .onCatch(called, Event.NATIVE_POLL_FAILED, argument(number), thrown())
                .onReturn(Event.NUMBER_CLOSING, argument(number));
    }

    /** What the weaver does not do. */
    public static Hook thrownOnReturn(String method, String descriptor, int number) {
        return Hook.of("shape", method, descriptor).onReturn(Event.NATIVE_POLL_FAILED, argument(number), thrown());
    }

    /** The first of these descriptors that the class has. */
    public static Hook ofOne(String method, String... descriptors) {
        return Hook.of("shape", method, descriptors).onEnter(Event.ENTERING);
    }

    public static Hook entering(String method, String descriptor) {
        return ofOne(method, descriptor);
    }

    /** What the weaver does not do. */
    public static Hook enteringConstructor() {
        return Hook.of("shape", "<init>", "()V").onEnter(Event.ENTERING);
    }

    public static Hook throwingConstructor() {
        return Hook.of("shape", "<init>", "()V").onThrow(Event.ENTERING);
    }

    public static Hook telling(String method, String descriptor, Event event, int argument) {
        return Hook.of("shape", method, descriptor).onReturn(event, argument(argument));
    }
}
