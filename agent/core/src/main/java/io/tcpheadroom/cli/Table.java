package io.tcpheadroom.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rows in aligned columns below their heads: numbers to the right, the last column as long as it is. */
final class Table {
    private static final String GAP = "  ";
    private static final String RIGHT = ">";

    private final List<String> heads = new ArrayList<>();
    private final boolean[] isRight;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param columns the heads; one that begins with {@code >} is of numbers */
    Table(String... columns) {
        isRight = new boolean[columns.length];
        for (int i = 0; i < columns.length; i++) {
            isRight[i] = columns[i].startsWith(RIGHT);
            heads.add(isRight[i] ? columns[i].substring(1) : columns[i]);
        }
    }

    void row(String... cells) {
        rows.add(Arrays.stream(cells).map(cell -> cell.replace('\n', ' ')).collect(Collectors.toList()));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    List<String> lines(Paint paint) {
        int[] widths = new int[heads.size()];
        widen(widths, heads);
        rows.forEach(row -> widen(widths, row));
        List<String> lines = new ArrayList<>();
        lines.add(paint.head(line(heads, widths, Paint.NONE)));
        rows.forEach(row -> lines.add(line(row, widths, paint)));
        return lines;
    }

    private static void widen(int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], cells.get(i).length());
        }
    }

    private String line(List<String> cells, int[] widths, Paint paint) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String blanks = " ".repeat(widths[i] - cell.length());
            boolean isLast = i == widths.length - 1;
            line.append(i == 0 ? "" : GAP)
                    .append(isRight[i] ? blanks : "")
                    .append(paint.status(cell))
                    .append(isRight[i] || isLast ? "" : blanks);
        }
        return line.toString().stripTrailing();
    }
}
