package io.tcpheadroom.jconsole.view;

import com.formdev.flatlaf.FlatDarkLaf;
import javax.swing.LookAndFeel;
import javax.swing.UIManager;
import javax.swing.UnsupportedLookAndFeelException;
import javax.swing.plaf.metal.MetalLookAndFeel;
import javax.swing.plaf.nimbus.NimbusLookAndFeel;

/** The look and feels that the tab is painted in: jconsole's own, a light one of another kind, a dark one. */
enum Look {
    METAL {
        @Override
        LookAndFeel make() {
            return new MetalLookAndFeel();
        }
    },
    NIMBUS {
        @Override
        LookAndFeel make() {
            return new NimbusLookAndFeel();
        }
    },
    DARK {
        @Override
        LookAndFeel make() {
            return new FlatDarkLaf();
        }
    };

    abstract LookAndFeel make();

    void install() {
        Swing.runOnEventThread(() -> {
            try {
                UIManager.setLookAndFeel(make());
            } catch (UnsupportedLookAndFeelException e) {
                throw new AssertionError(e);
            }
        });
    }
}
