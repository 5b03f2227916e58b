package io.tcpheadroom.hooks;

import java.util.List;

/**
 * A method that a hook may be woven into: the class, the method's name, and its descriptors on different JDKs, of which
 * the first that the class has is taken (an overload that only delegates stands last or not at all).
 */
public final class Place {
    private final String type;
    private final String method;
    private final List<String> descriptors;

    Place(String type, String method, String... descriptors) {
        this.type = type;
        this.method = method;
        this.descriptors = List.of(descriptors);
    }

    /** The class's binary name. */
    public String type() {
        return type;
    }

    public String method() {
        return method;
    }

    public List<String> descriptors() {
        return descriptors;
    }

    @Override
    public String toString() {
        return type + "." + method;
    }
}
