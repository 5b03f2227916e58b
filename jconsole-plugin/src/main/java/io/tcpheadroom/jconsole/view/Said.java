package io.tcpheadroom.jconsole.view;

import javax.swing.BorderFactory;
import javax.swing.Timer;

/** A line at the foot of the tab that says what was just done, and goes by itself: no dialog. */
final class Said extends MutedLabel {
    private static final int MILLIS = 15_000;

    private final Timer end = new Timer(MILLIS, event -> setVisible(false));

    Said() {
        setBorder(BorderFactory.createEmptyBorder(3, 10, 4, 10));
        getAccessibleContext().setAccessibleDescription("What was just done");
        end.setRepeats(false);
        setVisible(false);
    }

    void show(String text) {
        setText(text);
        setVisible(true);
        end.restart();
    }
}
