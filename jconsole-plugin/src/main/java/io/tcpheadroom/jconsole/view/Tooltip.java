package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Numbers;
import org.jspecify.annotations.Nullable;

/** Plain lines as a tooltip that wraps. What comes from the other JVM is text, never markup. */
final class Tooltip {
    private Tooltip() {}

    /** Null when there is nothing to say: Swing then shows no tooltip. */
    static @Nullable String html(@Nullable String lines) {
        return lines == null || lines.isBlank()
                ? null
                : "<html><body style='width:300px'>" + escaped(lines.strip()).replace("\n", "<br>") + "</body></html>";
    }

    /** One more line of a tooltip; none when there is nothing to say. */
    static String line(String label, String text) {
        return text.isEmpty() || text.equals(Numbers.ABSENT) ? "" : "\n" + label + text;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
