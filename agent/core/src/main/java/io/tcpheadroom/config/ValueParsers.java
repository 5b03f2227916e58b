package io.tcpheadroom.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parse the values of options. An invalid value throws an IllegalArgumentException whose message says what is valid. */
final class ValueParsers {
    private ValueParsers() {}

    static Object seconds(String text) {
        double seconds = number(text);
        if (!(seconds >= 0.1 && seconds <= 3600)) {
            throw new IllegalArgumentException("a number of seconds from 0.1 to 3600");
        }
        return seconds;
    }

    /** So many MBeans can still be listed, and so many samples of them kept. */
    static Object beans(String text) {
        return oneTo(10_000, text);
    }

    static Object rows(String text) {
        return oneTo(100_000, text);
    }

    static Object perSecond(String text) {
        return oneTo(1_000_000, text);
    }

    private static Object oneTo(int most, String text) {
        double number = number(text);
        if (!(number >= 1 && number <= most) || number != Math.rint(number)) {
            throw new IllegalArgumentException("a whole number from 1 to " + most);
        }
        return (int) number;
    }

    /** An empty path does not mean the working directory. */
    static Object folder(String text) {
        if (text.isEmpty() || !Files.isDirectory(Path.of(text))) {
            throw new IllegalArgumentException("an existing folder");
        }
        return text;
    }

    static Object callSites(String text) {
        return oneOf(List.of("off", "first", "stack"), text, "off, first or stack");
    }

    static Object operations(String text) {
        return oneOf(List.of("all", "readonly"), text, "all or readonly");
    }

    static Object onOrOff(String text) {
        return oneOf(List.of("on", "off"), text, "on or off");
    }

    private static Object oneOf(List<String> valid, String text, String expected) {
        if (!valid.contains(text)) {
            throw new IllegalArgumentException(expected);
        }
        return text;
    }

    /** {@code com.acme.http,com.acme.Pool}: names of packages or classes; one that ends with a dot or {@code .*} means the same. */
    static Object classPrefixes(String text) {
        List<String> prefixes = new ArrayList<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            String prefix = part.trim().replaceFirst("\\.\\*?$", "");
            if (!prefix.matches("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*")) {
                throw new IllegalArgumentException("packages or classes, not '" + part.trim() + "'");
            }
            prefixes.add(prefix);
        }
        return prefixes;
    }

    /** {@code checkout:com.acme.checkout,search:com.acme.search}: app names by package. */
    static Object appByPackage(String text) {
        Map<String, String> appByPackage = new LinkedHashMap<>();
        for (String rule : text.isEmpty() ? new String[0] : text.split(",")) {
            String[] parts = rule.trim().split(":", -1);
            if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
                throw new IllegalArgumentException("app:package, not '" + rule.trim() + "'");
            }
            appByPackage.put(parts[1], parts[0]);
        }
        return appByPackage;
    }

    /** {@code 287898:383867:575796} becomes {@code 287898 383867 575796}, the kernel's own format; empty stays empty. */
    static Object threePages(String text) {
        return ascending(text, 3, "LOW:PRESSURE:MAX, three ascending numbers of pages");
    }

    static Object oneNumber(String text) {
        return ascending(text, 1, "a whole number of at least 1");
    }

    private static String ascending(String text, int numbers, String expected) {
        if (text.isEmpty()) {
            return text;
        }
        String[] parts = text.split(":", -1);
        long last = 0;
        for (String part : parts) {
            if (parts.length != numbers || !part.matches("[1-9][0-9]{0,17}") || Long.parseLong(part) < last) {
                throw new IllegalArgumentException(expected);
            }
            last = Long.parseLong(part);
        }
        return String.join(" ", parts);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a number", e);
        }
    }
}
