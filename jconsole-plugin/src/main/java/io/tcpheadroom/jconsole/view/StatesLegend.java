package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.SocketStates.State;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JPanel;

/** Which color of a {@link StatesBar} is which state. */
final class StatesLegend extends JPanel {
    StatesLegend() {
        setLayout(new BoxLayout(this, BoxLayout.LINE_AXIS));
        setBorder(BorderFactory.createEmptyBorder(3, 8, 3, 8));
        for (State state : State.values()) {
            MutedLabel label = new MutedLabel();
            label.setText(state.word());
            label.setIcon(new SquareIcon(10) {
                @Override
                void paint(Graphics2D g, Component component) {
                    g.setColor(Palette.ofPanels().of(state));
                    g.fill(new Rectangle2D.Double(0, 0, 10, 10));
                }
            });
            add(label);
            add(Box.createHorizontalStrut(8));
        }
    }
}
