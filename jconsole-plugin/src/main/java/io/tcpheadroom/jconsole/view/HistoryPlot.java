package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.jconsole.model.TimeSeries;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.util.List;

/** The lines inside the frame: what is used, thick; the limit, thin and unbroken; the levels across. */
final class HistoryPlot {
    private final TimeSeries series;
    private final List<Level> levels;
    private final boolean isStale;
    private final Palette palette;

    HistoryPlot(TimeSeries series, List<Level> levels, boolean isStale, Palette palette) {
        this.series = series;
        this.levels = levels;
        this.isStale = isStale;
        this.palette = palette;
    }

    void paint(Graphics2D g, Scale scale) {
        Rectangle area = scale.area();
        Shape clip = g.getClip();
        g.clipRect(area.x, area.y - 2, area.width + 1, area.height + 4);
        levels.forEach(level -> paintLevel(g, scale, level));
        g.setColor(palette.foreground());
        g.setStroke(new BasicStroke(1.4f));
        g.draw(Curve.of(series, scale, series::limit));
        Color color = palette.of(isStale ? Status.UNKNOWN : Status.OK);
        g.setColor(color);
        g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(Curve.of(series, scale, series::used));
        g.setClip(clip);
    }

    private static void paintLevel(Graphics2D g, Scale scale, Level level) {
        if (level.line() == Level.Line.NONE) {
            return;
        }
        g.setColor(level.color());
        g.setStroke(level.line().stroke());
        int y = (int) Math.round(scale.y(level.value()));
        g.drawLine(scale.area().x, y, scale.area().x + scale.area().width, y);
    }
}
