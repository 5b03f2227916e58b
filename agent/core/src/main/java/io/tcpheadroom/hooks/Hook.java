package io.tcpheadroom.hooks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One kind of event that the woven JDK tells us: its name, the advice, and the places where it is woven in, all that belong
 * to this JDK. A hook that cannot be woven into one of them is missed.
 */
public final class Hook {
    private final String name;
    private final Class<?> advice;
    private final List<Place> places = new ArrayList<>();
    private boolean ofLibrary;

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

    /** The place before is there since that JDK. */
    Hook since(int jdk) {
        lastPlace().since(jdk);
        return this;
    }

    /** The place before is there up to that JDK, and in it. */
    Hook until(int jdk) {
        lastPlace().until(jdk);
        return this;
    }

    private Place lastPlace() {
        return places.get(places.size() - 1);
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

    /** Those that this JDK has. */
    public List<Place> places(int jdk) {
        return places.stream().filter(place -> place.belongsTo(jdk)).collect(Collectors.toList());
    }

    public boolean isOfLibrary() {
        return ofLibrary;
    }

    public boolean belongsTo(int jdk) {
        return !places(jdk).isEmpty();
    }
}
