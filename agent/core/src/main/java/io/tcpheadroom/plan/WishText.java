package io.tcpheadroom.plan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The values of a wish as somebody typed them, by key; each is asked for once, and says what is wrong with it. */
final class WishText {
    private static final int LARGEST_PORT = 65_535;
    private static final int MOST_PORTS = 1_000;

    private final Map<String, String> values;

    WishText(Map<String, String> values) {
        this.values = values;
    }

    /** {@code connections=9000,rate=500,listen=8080 8443}, or a line each. */
    static Map<String, String> parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : text.split("[,\n]", 0)) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new Refusal("'" + part.strip() + "' is not key=value");
            }
            String key = part.substring(0, equals).strip();
            if (values.put(key, part.substring(equals + 1).strip()) != null) {
                throw new Refusal(key + " is given twice");
            }
        }
        return values;
    }

    void refuseOthersThan(List<String> keys) {
        for (String key : values.keySet()) {
            if (!keys.contains(key)) {
                throw new Refusal("unknown key '" + key + "'; known are " + String.join(", ", keys));
            }
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    long number(String key, long low, long high, long otherwise) {
        String text = values.get(key);
        return text == null ? otherwise : number(key, text, low, high);
    }

    private static long number(String key, String text, long low, long high) {
        Long number = digits(text);
        if (number == null || number < low || number > high) {
            throw new Refusal(key + " must be a whole number from " + low + " to " + high + ", not '" + text + "'");
        }
        return number;
    }

    private static @Nullable Long digits(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Separated by blanks, or by commas where the whole is no list itself. */
    SortedSet<Integer> ports(String key) {
        SortedSet<Integer> ports = new TreeSet<>();
        String text = values.getOrDefault(key, "");
        Arrays.stream(text.split("[ ,]+", 0))
                .filter(port -> !port.isEmpty())
                .forEach(port -> ports.add((int) number(key, port, 1, LARGEST_PORT)));
        if (ports.size() > MOST_PORTS) {
            throw new Refusal(key + " has " + ports.size() + " ports; at most " + MOST_PORTS + " can be given");
        }
        return ports;
    }
}
