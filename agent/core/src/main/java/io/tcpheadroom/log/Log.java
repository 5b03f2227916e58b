package io.tcpheadroom.log;

import java.util.HashSet;
import java.util.Set;

/**
 * The agent's few lines, on the program's standard error: nothing while all is well, and each trouble once. Bounded, so
 * that troubles which differ only in their numbers cannot flood anyone.
 */
public final class Log {
    private static final int MOST_LINES = 50;

    private final Set<String> told = new HashSet<>();

    /** Tells the line unless it has been told already. */
    public void tell(String line) {
        int lines = note(line);
        if (lines > 0) {
            print(line);
        }
        if (lines == MOST_LINES) {
            print("that was line " + MOST_LINES + ", further lines are dropped");
        }
    }

    /** Its number, from 1; 0 when it is not to be told. */
    private synchronized int note(String line) {
        return told.size() < MOST_LINES && told.add(line) ? told.size() : 0;
    }

    private static void print(String line) {
        System.err.println("tcp-headroom: " + line);
    }
}
