package io.tcpheadroom.tracker;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

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
        return byClass.entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .map(each -> each.getKey())
                .sorted()
                .collect(Collectors.toList());
    }
}
