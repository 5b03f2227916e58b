package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.api.Status;
import java.awt.Color;
import java.awt.Font;
import javax.swing.JLabel;

/** A label of little weight, unless it is made to warn: then it is bold and has a mark. */
final class QuietLabel extends JLabel {
    private boolean warning;

    QuietLabel() {
        putClientProperty("html.disable", Boolean.TRUE);
    }

    void warn(boolean warns) {
        warning = warns;
        setIcon(warns ? new StatusMark(Status.WARN, 12) : null);
    }

    /** Plain also where a look and feel has bold labels. */
    @Override
    public Font getFont() {
        Font font = super.getFont();
        return font == null ? null : font.deriveFont(warning ? Font.BOLD : Font.PLAIN);
    }

    @Override
    public Color getForeground() {
        Palette palette = Palette.ofPanels();
        return warning ? palette.foreground() : palette.quiet();
    }

    /** What the mark's contrast is chosen for: labels are see-through. */
    @Override
    public Color getBackground() {
        return Palette.ofPanels().background();
    }
}
