package io.tcpheadroom.hooks;

/**
 * Where the classes of a library are that a shading tool has moved: {@code io/netty/} has become, say,
 * {@code com/acme/shaded/io/netty/}, in every name of the library's own.
 */
public final class Moved {
    /** Not at all. */
    public static final Moved NOT = new Moved("", "");

    private final String from;
    private final String to;

    private Moved(String from, String to) {
        this.from = from;
        this.to = to;
    }

    /**
     * As the name of one class shows.
     *
     * @param type that class in the catalogue
     * @param name its internal name
     */
    public static Moved of(String type, String name) {
        String original = type.replace('.', '/');
        if (name.equals(original)) {
            return NOT;
        }
        String rest = original.substring(HookCatalog.MOVABLE.length());
        return new Moved("L" + HookCatalog.MOVABLE, "L" + name.substring(0, name.length() - rest.length()));
    }

    public boolean isMoved() {
        return this != NOT;
    }

    /** Whether the library's name is still a part of the names, as shading tools leave it. */
    public boolean isNamedAsBefore() {
        return to.endsWith("netty/");
    }

    /** A descriptor of the catalogue, as it is there. */
    public String descriptor(String original) {
        return isMoved() ? original.replace(from, to) : original;
    }
}
