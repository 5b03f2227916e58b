package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.jconsole.model.SocketStates.State;
import java.awt.Color;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/**
 * Colours made from the two that the look and feel gives at paint time, so that they fit a light one and a dark one. The
 * hues of a status have a contrast of at least 4.5 to the panels of Metal, Nimbus and of dark look and feels; a word or a shape always stands beside them.
 */
final class Palette {
    private final Color foreground;
    private final Color background;

    Palette(Color foreground, Color background) {
        this.foreground = foreground;
        this.background = background;
    }

    /** The colors of plain panels, as they are now. */
    static Palette ofPanels() {
        return new Palette(
                or(UIManager.getColor("Label.foreground"), Color.BLACK),
                or(UIManager.getColor("Panel.background"), Color.WHITE));
    }

    /** The colors of tables, as they are now. */
    static Palette ofTables() {
        return new Palette(
                or(UIManager.getColor("Table.foreground"), Color.BLACK),
                or(UIManager.getColor("Table.background"), Color.WHITE));
    }

    Color background() {
        return background;
    }

    Color foreground() {
        return foreground;
    }

    Color muted() {
        return mixed(0.8);
    }

    /** For what no longer is known to be so, where it is no text. */
    Color disabled() {
        return mixed(0.5);
    }

    Color line() {
        return mixed(0.35);
    }

    Color track() {
        return mixed(0.13);
    }

    Color of(Status status) {
        boolean dark = isDark();
        switch (status) {
            case OK:
                return new Color(dark ? 0x8ac6e8 : 0x255f88);
            case WARN:
                return new Color(dark ? 0xf0b24e : 0x8a5100);
            case CRITICAL:
                return new Color(dark ? 0xffa39c : 0xa8221b);
            default:
                return muted();
        }
    }

    /** One of several things that stand side by side, told apart by their order and names too. */
    Color series(int index) {
        int[] hues = isDark()
                ? new int[] {0x7fb8e6, 0xf0a27a, 0x85c99a, 0xc3a3e6, 0xe3c46b, 0x7fcbd2}
                : new int[] {0x1f6fb2, 0xb3541e, 0x2e7d4f, 0x7b4fa3, 0x8a6400, 0x2b7a82};
        return new Color(hues[index % hues.length]);
    }

    /** Of a state of sockets: what leaks has the color of a warning. */
    Color of(State state) {
        switch (state) {
            case ESTABLISHED:
                return series(0);
            case CLOSE_WAIT:
                return of(Status.WARN);
            case SYN_SENT:
                return series(3);
            case FIN_WAIT:
                return series(2);
            default:
                return line();
        }
    }

    private boolean isDark() {
        return 0.299 * background.getRed() + 0.587 * background.getGreen() + 0.114 * background.getBlue() < 128;
    }

    private Color mixed(double share) {
        return new Color(
                mix(foreground.getRed(), background.getRed(), share),
                mix(foreground.getGreen(), background.getGreen(), share),
                mix(foreground.getBlue(), background.getBlue(), share));
    }

    private static int mix(int front, int back, double share) {
        return (int) Math.round(front * share + back * (1 - share));
    }

    private static Color or(@Nullable Color color, Color otherwise) {
        return color == null ? otherwise : new Color(color.getRGB()); // Nimbus takes its own colors for none
    }
}
