package io.tcpheadroom.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of {@code /proc/net/stat}: a line of names, then a line of hexadecimal 32-bit numbers for each processor. For the
 * sampler's thread alone.
 */
final class PerCpuTable {
    private final String file;
    private final List<String> names;
    private final List<Line> rows;
    private final Map<String, Figure> sums = new HashMap<>();

    private PerCpuTable(String file, List<String> names, List<Line> rows) {
        this.file = file;
        this.names = names;
        this.rows = rows;
    }

    static PerCpuTable parse(String file, String text) {
        List<Line> lines = Line.all(file, text);
        if (lines.size() < 2) {
            throw new MalformedKernelText(file, 1, "no processor", text);
        }
        List<String> names = lines.get(0).words();
        List<Line> rows = lines.subList(1, lines.size());
        for (Line row : rows) {
            if (row.size() < names.size()) {
                throw row.malformed("only " + row.size() + " of " + names.size() + " numbers");
            }
            for (int i = 0; i < names.size(); i++) {
                row.hex(i);
            }
        }
        return new PerCpuTable(file, names, rows);
    }

    /** What the first processor's line says: for what is one number and stands in every line. */
    Figure first(String name) {
        int column = names.indexOf(name);
        return column < 0 ? lacking(name) : Figure.of(rows.get(0).hex(column));
    }

    /** Summed up once, for it is asked for at each tick. */
    Figure sum(String name) {
        return sums.computeIfAbsent(name, this::sumUp);
    }

    private Figure sumUp(String name) {
        int column = names.indexOf(name);
        return column < 0
                ? lacking(name)
                : Figure.of(rows.stream().mapToLong(row -> row.hex(column)).sum());
    }

    private Figure lacking(String name) {
        return Figure.unknown(file + " has no " + name);
    }
}
