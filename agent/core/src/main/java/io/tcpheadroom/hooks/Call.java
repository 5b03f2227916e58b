package io.tcpheadroom.hooks;

import java.util.ArrayList;
import java.util.List;

/** What a hook does at one moment of its method: it tells an event, with some of the method's values. */
public final class Call {
    /** When. */
    public enum Moment {
        /** Before the method does anything; not in a constructor, whose object is not one yet. */
        ENTER,
        /** When it returns, and not when it throws. */
        RETURN,
        /** When it throws; not in a constructor. */
        THROW
    }

    private final Moment moment;
    private final Event event;
    private final List<Value> values;

    Call(Moment moment, Event event, Value... values) {
        this(moment, event, List.of(values));
    }

    private Call(Moment moment, Event event, List<Value> values) {
        this.moment = moment;
        this.event = event;
        this.values = values;
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
        return new Call(moment, event, moved);
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
}
