package io.tcpheadroom.jconsole.view;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of values that are separated by commas, as RFC 4180 has them. */
final class Csv {
    private Csv() {}

    static String line(List<String> cells) {
        return cells.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String cell) {
        String safe = isFormula(cell) ? "'" + cell : cell;
        boolean needsQuotes = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return needsQuotes ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** Names come from the other JVM, and a spreadsheet would run one that begins so. */
    private static boolean isFormula(String cell) {
        return !cell.isEmpty()
                && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0
                && !cell.matches("[+-]?\\d+(\\.\\d+)?(E-?\\d+)?");
    }
}
