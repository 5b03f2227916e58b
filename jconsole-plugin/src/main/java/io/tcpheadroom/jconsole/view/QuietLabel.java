package io.tcpheadroom.jconsole.view;

import java.awt.Color;
import javax.swing.JLabel;

/** A label of little weight; disabled means "beware" here: it then has the weight of any other label. */
final class QuietLabel extends JLabel {
    QuietLabel() {
        putClientProperty("html.disable", Boolean.TRUE);
    }

    @Override
    public Color getForeground() {
        return Palette.ofPanels().quiet();
    }
}
