package io.tcpheadroom.kernel;

import java.util.List;

/**
 * A file of {@code /proc/net/stat}: a line of names, then a line of hexadecimal 32-bit numbers for each processor. Immutable.
 */
final class PerCpuTable {
    private final String file;
    private final List<String> names;
    private final long[] first;
    private final long[] sums;

    private PerCpuTable(String file, List<String> names) {
        this.file = file;
        this.names = names;
        this.first = new long[names.size()];
        this.sums = new long[names.size()];
    }

    static PerCpuTable parse(String file, String text) {
        List<Line> lines = Line.all(file, text);
        if (lines.size() < 2) {
            throw new MalformedKernelText(file, 1, "no processor", text);
        }
        PerCpuTable table = new PerCpuTable(file, lines.get(0).words());
        for (int i = 1; i < lines.size(); i++) {
            table.add(lines.get(i), i == 1);
        }
        return table;
    }

    private void add(Line row, boolean isFirst) {
        if (row.size() < names.size()) {
            throw row.malformed("only " + row.size() + " of " + names.size() + " numbers");
        }
        for (int i = 0; i < names.size(); i++) {
            long number = row.hex(i);
            sums[i] += number;
            if (isFirst) {
                first[i] = number;
            }
        }
    }

    /** What the first processor's line says: for what is one number and stands in every line. */
    Figure first(String name) {
        return figure(name, first);
    }

    /** Of all processors. */
    Figure sum(String name) {
        return figure(name, sums);
    }

    private Figure figure(String name, long[] numbers) {
        int column = names.indexOf(name);
        return column < 0 ? Figure.unknown(file + " has no " + name) : Figure.of(numbers[column]);
    }
}
