package io.tcpheadroom.kernel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kernel's counters at one instant. Immutable. */
public interface Counters {
    /** All of them by attribute, in the catalogue's order; immutable, and worked out anew each time. */
    Map<String, Figure> all();

    /** One of them by its attribute; null where there is no such counter. */
    @Nullable
    Figure figure(String attribute);

    /** Those that are given. */
    static Counters of(Map<String, Figure> figures) {
        return new Counters() {
            @Override
            public Map<String, Figure> all() {
                return figures;
            }

            @Override
            public @Nullable Figure figure(String attribute) {
                return figures.get(attribute);
            }
        };
    }
}
