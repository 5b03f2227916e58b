package io.tcpheadroom.hooks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which class of the catalogue a name is, of those of libraries: its own, or the one that a shading tool has given to a copy. A
 * JVM asks for each class that it loads, so nearly every name is told apart by its last character, and the others by their
 * end. Nothing is made of a name, and no hash: of a name that was never hashed, that is what takes longest.
 */
public final class LibraryNames {
    private static final int CHARACTERS = 128;

    /** By last character: the names that a class may have, and the ends of them that a moved one may have. */
    private final Name[][] byLast = new Name[CHARACTERS][0];

    /** @param types binary names */
    public LibraryNames(List<String> types) {
        for (String type : types) {
            Name name = new Name(type);
            int last = type.charAt(type.length() - 1);
            Name[] longer = new Name[byLast[last].length + 1];
            System.arraycopy(byLast[last], 0, longer, 0, longer.length - 1);
            longer[longer.length - 1] = name;
            byLast[last] = longer;
        }
    }

    /** The catalogue's binary name; null for every other class. */
    public @Nullable String type(String internalName) {
        int last = internalName.isEmpty() ? CHARACTERS : internalName.charAt(internalName.length() - 1);
        if (last < CHARACTERS) {
            for (Name name : byLast[last]) {
                if (name.isOf(internalName)) {
                    return name.type;
                }
            }
        }
        return null;
    }

    /** False for nearly every other class; the name may be a binary one too. */
    public boolean mayHave(String name) {
        int last = name.isEmpty() ? CHARACTERS : name.charAt(name.length() - 1);
        return last < CHARACTERS && byLast[last].length > 0;
    }

    private static final class Name {
        private final String type;
        private final String end;
        private final boolean isMovable;

        Name(String type) {
            String name = type.replace('.', '/');
            this.type = type;
            this.isMovable = name.startsWith(HookCatalog.MOVABLE);
            this.end = isMovable ? name.substring(HookCatalog.MOVABLE.length() - 1) : name;
        }

        boolean isOf(String internalName) {
            return internalName.endsWith(end) && (isMovable || internalName.length() == end.length());
        }
    }
}
