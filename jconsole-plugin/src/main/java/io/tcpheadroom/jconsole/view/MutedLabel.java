package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.api.Status;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import javax.swing.JLabel;
import org.jspecify.annotations.Nullable;

/** A label of little weight, or, while it warns, of much: bold and with a mark. */
class MutedLabel extends JLabel {
    private boolean emphatic;

    MutedLabel() {
        putClientProperty("html.disable", true);
    }

    void warn(boolean warns) {
        emphasize(warns);
        setIcon(warns ? new StatusIcon(Status.WARN, 12) : null);
    }

    void emphasize(boolean emphasizes) {
        emphatic = emphasizes;
    }

    /** Plain also where a look and feel has bold labels. */
    @Override
    public @Nullable Font getFont() {
        Font font = super.getFont();
        return font == null ? null : font.deriveFont(emphatic ? Font.BOLD : Font.PLAIN);
    }

    @Override
    public Color getForeground() {
        Palette palette = Palette.ofPanels();
        return emphatic ? palette.foreground() : palette.muted();
    }

    /** With a little room to spare: at other scales than 100 % a text is wider than it was measured. */
    @Override
    public Dimension getPreferredSize() {
        Dimension size = super.getPreferredSize();
        return new Dimension(size.width + 4, size.height);
    }

    /** Otherwise a layout that goes by it takes that little room away. */
    @Override
    public Dimension getMaximumSize() {
        return getPreferredSize();
    }

    /** What the mark's contrast is chosen for: labels are see-through. */
    @Override
    public Color getBackground() {
        return Palette.ofPanels().background();
    }
}
