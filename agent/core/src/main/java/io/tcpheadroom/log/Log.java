package io.tcpheadroom.log;

import io.tcpheadroom.text.PlainText;
import java.util.HashSet;
import java.util.Set;

/**
 * The agent's messages, on the program's standard error: none while all is well, and each problem once. Their number is
 * limited, so that messages which differ only in their numbers cannot flood the output.
 */
public final class Log {
    private static final int MAX_MESSAGES = 50;
    private static final int MAX_CHARACTERS = 2_000;

    private final Set<String> logged = new HashSet<>();

    /** Prints the message, unless it has been printed already. */
    public void warn(String message) {
        int number = add(message);
        if (number > 0) {
            print(message);
        }
        if (number == MAX_MESSAGES) {
            print(MAX_MESSAGES + " messages logged; further messages suppressed");
        }
    }

    /** The message's number, from 1; 0 if it must not be printed. */
    private synchronized int add(String message) {
        return logged.size() < MAX_MESSAGES && logged.add(message) ? logged.size() : 0;
    }

    private static void print(String message) {
        System.err.println("tcp-headroom: " + PlainText.of(message, MAX_CHARACTERS));
    }
}
