package io.tcpheadroom.jconsole.view;

import java.awt.Color;

/** How well one color can be read on another, as WCAG 2 defines it: 1 not at all, 21 black on white, 4.5 is enough. */
final class Contrast {
    static final double ENOUGH = 4.5;

    private Contrast() {}

    static double of(Color a, Color b) {
        double lighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(int component) {
        double c = component / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
