package io.tcpheadroom.hooks;

import java.util.List;

/**
 * A method that a hook is woven into: the class, the method's name, and its descriptors on different JDKs, of which
 * the first that the class has is taken (an overload that only delegates stands last or not at all); and the JDKs that
 * have it.
 */
public final class Place {
    private final String type;
    private final String method;
    private final List<String> descriptors;
    private int firstJdk = 11;
    private int lastJdk = Integer.MAX_VALUE;

    Place(String type, String method, String... descriptors) {
        this.type = type;
        this.method = method;
        this.descriptors = List.of(descriptors);
    }

    void since(int jdk) {
        firstJdk = jdk;
    }

    void until(int jdk) {
        lastJdk = jdk;
    }

    public boolean belongsTo(int jdk) {
        return firstJdk <= jdk && jdk <= lastJdk;
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
