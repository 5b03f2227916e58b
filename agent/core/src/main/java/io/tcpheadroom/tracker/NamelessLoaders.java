package io.tcpheadroom.tracker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Context class loaders that no {@link LoaderNaming} knows, counted by their class. One of a kind is how many programs are launched;
 * several are most likely the applications of a server that is not recognized.
 */
final class NamelessLoaders {
    private static final int MAX_CLASSES = 10;

    private final ConcurrentMap<String, Integer> byClass = new ConcurrentHashMap<>();

    /** @param loader one that was not added before */
    void add(ClassLoader loader) {
        String type = loader.getClass().getName();
        if (byClass.size() < MAX_CLASSES || byClass.containsKey(type)) {
            byClass.merge(type, 1, Integer::sum);
        }
    }

    /** The classes of which several loaders were added. */
    Collection<String> severalOf() {
        List<String> several = new ArrayList<>();
        byClass.forEach((type, count) -> {
            if (count > 1) {
                several.add(type);
            }
        });
        Collections.sort(several);
        return several;
    }
}
