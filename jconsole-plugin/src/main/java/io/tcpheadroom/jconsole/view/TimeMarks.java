package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.FindingLog.Entry;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where findings began, a line with a triangle, and where they ended, a thin one. */
final class TimeMarks {
    private static final int SIZE = 5;

    private final List<Entry> entries;
    private final Palette palette;

    TimeMarks(List<Entry> entries, Palette palette) {
        this.entries = entries;
        this.palette = palette;
    }

    void paint(Graphics2D g, Scale scale) {
        for (Entry entry : entries) {
            Color color = entry.isResolved()
                    ? palette.muted()
                    : palette.of(entry.finding().severity());
            paint(g, scale, entry.since(), color, true);
            paint(g, scale, entry.resolvedAt(), palette.muted(), false);
        }
    }

    private static void paint(Graphics2D g, Scale scale, @Nullable Instant at, Color color, boolean begins) {
        double second = at == null ? -1 : (double) at.getEpochSecond();
        if (second < scale.start() || second > scale.end()) {
            return;
        }
        int x = (int) Math.round(scale.x(second));
        int top = scale.area().y;
        g.setColor(color);
        g.setStroke(new BasicStroke(
                1,
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_MITER,
                1,
                begins ? new float[] {5, 3} : new float[] {1, 3},
                0));
        g.drawLine(x, top, x, top + scale.area().height);
        if (begins) {
            g.fillPolygon(new int[] {x - SIZE, x + SIZE, x}, new int[] {top, top, top + SIZE + 2}, 3);
        }
    }
}
