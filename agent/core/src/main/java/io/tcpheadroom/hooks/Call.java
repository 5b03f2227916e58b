package io.tcpheadroom.hooks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a hook does at one moment of its method: it tells an event, with some of the method's values. */
public final class Call {
    /** When. */
    public enum Moment {
        /** Before the method does anything; not in a constructor, whose object is not one yet. */
        ENTER,
        /** When it returns, and not when it throws. */
        RETURN,
        /** When it throws; not in a constructor. */
        THROW,
        /** When it catches what a method that it calls has thrown; not in a constructor. */
        CATCH
    }

    private final Moment moment;
    private final Event event;
    private final List<Value> values;
    private final @Nullable String called;

    Call(Moment moment, Event event, Value... values) {
        this(moment, event, List.of(values), null);
    }

    /** When the method catches what this one throws. */
    static Call caught(String called, Event event, Value... values) {
        return new Call(Moment.CATCH, event, List.of(values), called);
    }

    private Call(Moment moment, Event event, List<Value> values, @Nullable String called) {
        this.moment = moment;
        this.event = event;
        this.values = values;
        this.called = called;
    }

    /** The same in a library that has been moved. */
    public Call in(Moved library) {
        if (!library.isMoved()) {
            return this;
        }
        List<Value> moved = new ArrayList<>(values.size());
        for (Value value : values) {
            moved.add(value.in(library));
        }
        return new Call(moment, event, moved, called);
    }

    public Moment moment() {
        return moment;
    }

    public Event event() {
        return event;
    }

    public List<Value> values() {
        return values;
    }

    /** The name of the method whose exceptions are caught; null at any other moment. */
    public @Nullable String called() {
        return called;
    }
}
