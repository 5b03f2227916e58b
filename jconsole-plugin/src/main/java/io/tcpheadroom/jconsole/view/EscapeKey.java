package io.tcpheadroom.jconsole.view;

import java.awt.event.ActionEvent;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

/** The Escape key, which takes back what the user chose. */
final class EscapeKey {
    private EscapeKey() {}

    /** @param condition one of JComponent's, such as {@link JComponent#WHEN_FOCUSED} */
    static void bind(JComponent component, int condition, Runnable action) {
        component.getInputMap(condition).put(KeyStroke.getKeyStroke("ESCAPE"), EscapeKey.class);
        component.getActionMap().put(EscapeKey.class, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                action.run();
            }
        });
    }
}
