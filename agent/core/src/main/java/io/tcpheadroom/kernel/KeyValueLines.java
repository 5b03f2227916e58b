package io.tcpheadroom.kernel;

import java.util.HashMap;
import java.util.Map;

/** Lines of the form {@code TCP: inuse 1 orphan 0}: a prefix, then pairs of key and value. Values may be negative for an instant. */
final class KeyValueLines {
    private final String file;
    private final Map<String, Long> values = new HashMap<>();

    private KeyValueLines(String file) {
        this.file = file;
    }

    static KeyValueLines parse(String file, String text) {
        KeyValueLines parsed = new KeyValueLines(file);
        Line.all(file, text).forEach(parsed::add);
        if (parsed.values.isEmpty()) {
            throw new MalformedKernelText(file, 1, "nothing there", text);
        }
        return parsed;
    }

    private void add(Line line) {
        if (!line.word(0).endsWith(":")) {
            throw line.malformed("no prefix that ends in a colon");
        }
        if (line.size() % 2 == 0) {
            throw line.malformed("a key without a value");
        }
        for (int i = 1; i < line.size(); i += 2) {
            values.put(line.word(0) + line.word(i), line.number(i + 1));
        }
    }

    /** The kernel sums some of these over its processors one by one, so a sum can be just below zero: that is zero. */
    Figure figure(String prefix, String key) {
        Long value = values.get(prefix + ":" + key);
        return value == null ? Figure.unknown(file + " has no " + prefix + " " + key) : Figure.of(Math.max(0, value));
    }
}
