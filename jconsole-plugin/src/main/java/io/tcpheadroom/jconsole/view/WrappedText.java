package io.tcpheadroom.jconsole.view;

import java.awt.Color;
import java.awt.Font;
import java.awt.KeyboardFocusManager;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import javax.swing.BorderFactory;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import javax.swing.text.DefaultCaret;
import org.jspecify.annotations.Nullable;

/** A text that wraps and can be selected and copied; nothing is set unless it changed, so that a selection survives. */
final class WrappedText extends JTextArea {
    private final int style;
    private final float larger;

    WrappedText(int style, float larger) {
        this.style = style;
        this.larger = larger;
        setLineWrap(true);
        setWrapStyleWord(true);
        setEditable(false);
        setOpaque(false);
        setBorder(BorderFactory.createEmptyBorder());
        setBackground(new Color(0, true));
        setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null); // Tab leads out of it
        setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        DefaultCaret caret = new DefaultCaret();
        caret.setUpdatePolicy(DefaultCaret.NEVER_UPDATE); // a new text must not scroll what it stands in
        setCaret(caret);
        applyFont();
        addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                revalidate(); // its height follows from its width
            }
        });
    }

    void show(String text) {
        if (!text.equals(getText())) {
            setText(text);
        }
    }

    @Override
    public void updateUI() {
        super.updateUI();
        applyFont();
    }

    @Override
    public Color getForeground() {
        return Palette.ofPanels().foreground();
    }

    @Override
    public Color getDisabledTextColor() {
        return Palette.ofPanels().muted();
    }

    private void applyFont() {
        Font font = UIManager.getFont("Label.font");
        setFont((font == null ? getFont() : font).deriveFont(style, getFontSize(font) + larger));
    }

    private float getFontSize(@Nullable Font font) {
        return font == null ? getFont().getSize2D() : font.getSize2D();
    }
}
