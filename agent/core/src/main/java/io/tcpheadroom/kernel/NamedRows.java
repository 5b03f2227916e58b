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
    private final Map<String, Line> names = new HashMap<>();
    private final Map<String, Line> numbers = new HashMap<>();

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

    private void add(Line nameLine, Line numberLine) {
        String prefix = nameLine.word(0);
        if (!prefix.equals(numberLine.word(0))) {
            throw numberLine.malformed("not the values of " + prefix);
        }
        if (nameLine.size() != numberLine.size()) {
            throw numberLine.malformed((nameLine.size() - 1) + " names and " + (numberLine.size() - 1) + " values");
        }
        for (int i = 1; i < numberLine.size(); i++) {
            numberLine.number(i);
        }
        names.put(prefix, nameLine);
        numbers.put(prefix, numberLine);
    }

    Figure figure(String prefix, String name) {
        Line nameLine = names.get(prefix + ":");
        int column = nameLine == null ? -1 : nameLine.words().lastIndexOf(name);
        return column < 1
                ? Figure.unknown(file + " has no " + prefix + " " + name)
                : Figure.of(numbers.get(prefix + ":").number(column));
    }
}
