package io.tcpheadroom.log;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The agent's few lines, on the program's standard error: nothing while all is well, and each trouble once. Bounded, so
 * that troubles which differ only in their numbers cannot flood anyone.
 */
public final class Log {
    private static final int MOST_LINES = 50;

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** Tells the line unless it has been told already. */
    public void tell(String line) {
        if (told.size() < MOST_LINES && told.add(line)) {
            System.err.println("tcp-headroom: " + line);
        }
    }
}
