package io.tcpheadroom.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of lines with the same prefix: {@code Tcp: ActiveOpens PassiveOpens}, then {@code Tcp: 12 7}. Fields come and go
 * with the kernel's version, so they are found by name, and one that is absent is not 0.
 */
final class HeaderValueLines {
    private static final int MAX_CACHED_HEADERS = 32;

    /** A setting among the counters: -1 is "as many as may be". */
    private static final String MAY_BE_NEGATIVE = "MaxConn";

    /** The columns by the whole line of names: that is the same at each tick, and hundreds of names stand in it. */
    private static final Map<String, Columns> COLUMNS = new ConcurrentHashMap<>();

    private final String file;
    private final Map<String, Columns> columns = new HashMap<>();
    private final Map<String, long[]> numbers = new HashMap<>();

    /** The names of a line, and which column is whose. */
    private static final class Columns {
        final int count;
        final Map<String, Integer> byName = new HashMap<>();

        Columns(Line line) {
            count = line.size() - 1;
            for (int i = 1; i < line.size(); i++) {
                byName.put(line.word(i), i - 1);
            }
        }
    }

    private HeaderValueLines(String file) {
        this.file = file;
    }

    static HeaderValueLines parse(String file, String text) {
        List<Line> lines = Line.all(file, text);
        if (lines.isEmpty()) {
            throw new MalformedKernelText(file, 1, "nothing there", text);
        }
        HeaderValueLines rows = new HeaderValueLines(file);
        for (int i = 0; i < lines.size(); i += 2) {
            if (i + 1 == lines.size()) {
                throw lines.get(i).malformed("names without values");
            }
            rows.add(lines.get(i), lines.get(i + 1));
        }
        return rows;
    }

    private void add(Line nameLine, Line numberLine) {
        String prefix = nameLine.firstWord();
        if (!prefix.equals(numberLine.firstWord())) {
            throw numberLine.malformed("not the values of " + prefix);
        }
        Columns names = columns(nameLine);
        long[] values = numberLine.numbersAfterFirstWord(names.count);
        if (values.length != names.count) {
            throw numberLine.malformed(names.count + " names and " + values.length + " values");
        }
        long[] counts = counts(numberLine, values, names.byName.get(MAY_BE_NEGATIVE));
        if (prefix.endsWith(":")) {
            String group = prefix.substring(0, prefix.length() - 1);
            columns.put(group, names);
            numbers.put(group, counts);
        }
    }

    private static long[] counts(Line numberLine, long[] numbers, @Nullable Integer exempt) {
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] < 0 && (exempt == null || exempt != i)) {
                throw numberLine.malformed("negative", numberLine.word(i + 1));
            }
        }
        return numbers;
    }

    private static Columns columns(Line nameLine) {
        Columns known = COLUMNS.get(nameLine.toString());
        if (known != null) {
            return known;
        }
        Columns columns = new Columns(nameLine);
        if (COLUMNS.size() >= MAX_CACHED_HEADERS) {
            COLUMNS.clear();
        }
        COLUMNS.put(nameLine.toString(), columns);
        return columns;
    }

    Figure figure(String prefix, String name) {
        Columns names = columns.get(prefix);
        Integer column = names == null ? null : names.byName.get(name);
        long[] values = numbers.get(prefix);
        return column == null || values == null
                ? Figure.unknown(file + " has no " + prefix + " " + name)
                : Figure.of(values[column]);
    }
}
