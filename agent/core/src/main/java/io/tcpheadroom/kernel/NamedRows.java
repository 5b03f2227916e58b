package io.tcpheadroom.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs of lines with the same prefix: {@code Tcp: ActiveOpens PassiveOpens}, then {@code Tcp: 12 7}. Fields come and go
 * with the kernel's version, so they are found by name, and one that is absent is not 0.
 */
final class NamedRows {
    private final String file;
    private final Map<String, Long> values = new HashMap<>();

    private NamedRows(String file) {
        this.file = file;
    }

    static NamedRows parse(String file, String text) {
        List<Line> lines = Line.all(file, text);
        if (lines.isEmpty()) {
            throw new MalformedKernelText(file, 1, "nothing there", text);
        }
        NamedRows rows = new NamedRows(file);
        for (int i = 0; i < lines.size(); i += 2) {
            if (i + 1 == lines.size()) {
                throw lines.get(i).malformed("names without values");
            }
            rows.add(lines.get(i), lines.get(i + 1));
        }
        return rows;
    }

    private void add(Line names, Line numbers) {
        if (!names.word(0).equals(numbers.word(0))) {
            throw numbers.malformed("not the values of " + names.word(0));
        }
        if (names.size() != numbers.size()) {
            throw numbers.malformed(names.size() - 1 + " names and " + (numbers.size() - 1) + " values");
        }
        for (int i = 1; i < names.size(); i++) {
            values.put(names.word(0) + names.word(i), numbers.number(i));
        }
    }

    Figure figure(String prefix, String name) {
        Long value = values.get(prefix + ":" + name);
        return value == null ? Figure.unknown(file + " has no " + prefix + " " + name) : Figure.of(value);
    }
}
