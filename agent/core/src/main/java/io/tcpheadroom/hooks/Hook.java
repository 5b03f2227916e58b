package io.tcpheadroom.hooks;

import java.util.ArrayList;
import java.util.List;

/**
 * What is told of one method of a class, on the JDKs that have the method. Hooks of several classes may bear the same name:
 * together they are one to whoever asks what became of it.
 */
public final class Hook {
    private final String name;
    private final String method;
    private final List<String> descriptors;
    private final List<Call> calls = new ArrayList<>(3);
    private int firstJdk = 11;
    private int lastJdk = Integer.MAX_VALUE;

    private Hook(String name, String method, String... descriptors) {
        this.name = name;
        this.method = method;
        this.descriptors = List.of(descriptors);
    }

    /**
     * @param descriptors of the method on different JDKs, of which the first that the class has is woven (an overload that
     *     only delegates stands last or not at all)
     */
    static Hook of(String name, String method, String... descriptors) {
        return new Hook(name, method, descriptors);
    }

    /** The method is there since that JDK. */
    Hook since(int jdk) {
        firstJdk = jdk;
        return this;
    }

    /** The method is there up to that JDK, and in it. */
    Hook until(int jdk) {
        lastJdk = jdk;
        return this;
    }

    Hook onEnter(Event event, Value... values) {
        calls.add(new Call(Call.Moment.ENTER, event, values));
        return this;
    }

    Hook onReturn(Event event, Value... values) {
        calls.add(new Call(Call.Moment.RETURN, event, values));
        return this;
    }

    Hook onThrow(Event event, Value... values) {
        calls.add(new Call(Call.Moment.THROW, event, values));
        return this;
    }

    /**
     * Where the method catches, by a type, what a method of that name throws: a failure that it hands on otherwise than by
     * throwing it, or not before it has closed the socket.
     */
    Hook onCatch(String called, Event event, Value... values) {
        calls.add(Call.caught(called, event, values));
        return this;
    }

    public String name() {
        return name;
    }

    public String method() {
        return method;
    }

    public List<String> descriptors() {
        return descriptors;
    }

    public List<Call> calls() {
        return calls;
    }

    public boolean belongsTo(int jdk) {
        return firstJdk <= jdk && jdk <= lastJdk;
    }
}
