package io.tcpheadroom.hooks;

import java.util.ArrayList;
import java.util.List;

/**
 * One kind of event that the woven JDK tells us: its name, the advice, and the places where it is woven in, all that this
 * JDK has. A hook that belongs to this JDK and finds none of its places is missed.
 */
public final class Hook {
    private final String name;
    private final Class<?> advice;
    private final List<Place> places = new ArrayList<>();
    private boolean ofLibrary;
    private int firstJdk = 11;
    private int lastJdk = Integer.MAX_VALUE;

    private Hook(String name, Class<?> advice) {
        this.name = name;
        this.advice = advice;
    }

    static Hook of(String name, Class<?> advice) {
        return new Hook(name, advice);
    }

    /** Adds a place; of its descriptors the first that the class has is woven. */
    Hook at(String type, String method, String... descriptors) {
        places.add(new Place(type, method, descriptors));
        return this;
    }

    /**
     * Of a library that the program may or may not have, in any class loader but the boot loader and perhaps in several; of
     * a module of the JDK outside the boot loader too.
     */
    Hook ofLibrary() {
        ofLibrary = true;
        return this;
    }

    Hook since(int jdk) {
        firstJdk = jdk;
        return this;
    }

    Hook until(int jdk) {
        lastJdk = jdk;
        return this;
    }

    public String name() {
        return name;
    }

    public Class<?> advice() {
        return advice;
    }

    public List<Place> places() {
        return List.copyOf(places);
    }

    public boolean isOfLibrary() {
        return ofLibrary;
    }

    public boolean belongsTo(int jdk) {
        return firstJdk <= jdk && jdk <= lastJdk;
    }
}
