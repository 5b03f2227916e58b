package io.tcpheadroom;

import java.util.ArrayList;
import java.util.List;

/** Tables of the pages that are generated. */
public final class Markdown {
    private final List<String> rows = new ArrayList<>();

    private Markdown(List<String> head) {
        add(head);
        rows.add("|" + "---|".repeat(head.size()));
    }

    public static Markdown table(String... head) {
        return new Markdown(List.of(head));
    }

    /** Cells are Markdown already: what is plain text comes through {@link #plain}. */
    public Markdown row(String... cells) {
        add(List.of(cells));
        return this;
    }

    private void add(List<String> cells) {
        rows.add("| " + String.join(" | ", cells) + " |");
    }

    public String text() {
        return String.join("\n", rows) + "\n";
    }

    public static String plain(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
    }

    public static String code(String text) {
        return "`" + text + "`";
    }
}
