package io.tcpheadroom.jconsole.view;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.List;

/** Writes the names of levels beside the picture, each at its height, moved apart where they would lie on each other. */
final class LevelLabels {
    private static final int LEADER_WIDTH = 8;

    private final List<Level> levels;

    /** @param levels from top to bottom */
    LevelLabels(List<Level> levels) {
        this.levels = levels;
    }

    int width(FontMetrics metrics) {
        int widest = 0;
        for (Level level : levels) {
            widest = Math.max(widest, metrics.stringWidth(level.label()));
        }
        return widest + LEADER_WIDTH + 10; // bold letters are wider
    }

    void paint(Graphics2D g, Scale scale, Font font) {
        FontMetrics metrics = g.getFontMetrics(font);
        double[] middles = spread(scale, metrics.getHeight());
        int right = scale.area().x + scale.area().width;
        for (int i = 0; i < middles.length; i++) {
            Level level = levels.get(i);
            g.setColor(level.color());
            g.setFont(level.isBold() ? font.deriveFont(Font.BOLD) : font.deriveFont(Font.PLAIN));
            g.drawLine(right + 1, (int) Math.round(scale.y(level.value())), right + LEADER_WIDTH - 2, (int)
                    Math.round(middles[i]));
            float baseline = (float) (middles[i] + metrics.getAscent() / 2.0 - 1.5);
            g.drawString(level.label(), right + LEADER_WIDTH + 1, baseline);
        }
    }

    /** The middles of the labels: none above another's, none outside the picture. */
    double[] spread(Scale scale, int height) {
        double[] middles = new double[levels.size()];
        double free = scale.area().y;
        for (int i = 0; i < middles.length; i++) {
            middles[i] = Math.max(scale.y(levels.get(i).value()), free);
            free = middles[i] + height;
        }
        double bottom = scale.area().y + scale.area().height;
        for (int i = middles.length - 1; i >= 0 && middles[i] > bottom; i--) {
            middles[i] = bottom;
            bottom -= height;
        }
        return middles;
    }
}
