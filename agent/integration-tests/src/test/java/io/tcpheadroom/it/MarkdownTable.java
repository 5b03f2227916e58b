package io.tcpheadroom.it;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A table of a page that is generated. */
final class MarkdownTable {
    private static final Pattern ANGLE_OUTSIDE_CODE = Pattern.compile("<(?=[^`]*(?:`[^`]*`[^`]*)*$)");

    private final List<String> rows = new ArrayList<>();

    MarkdownTable(List<String> head) {
        row(head);
        rows.add("|" + "---|".repeat(head.size()));
    }

    /** The cells are plain text but for code. */
    void row(List<String> cells) {
        rows.add("| "
                + String.join(" | ", cells.stream().map(MarkdownTable::escaped).toList()) + " |");
    }

    /** In code a less-than sign stands for itself. */
    private static String escaped(String cell) {
        return ANGLE_OUTSIDE_CODE.matcher(cell.replace("|", "\\|")).replaceAll("&lt;");
    }

    static String code(String text) {
        return "`" + text + "`";
    }

    boolean isEmpty() {
        return rows.size() == 2;
    }

    String text() {
        return String.join("\n", rows) + "\n";
    }
}
