package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Numbers;
import io.tcpheadroom.jconsole.model.Resource;
import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.time.ZoneId;
import java.util.List;

/** The frame of a picture: values at the left, the clock below, thin lines at both. */
final class Axes {
    private static final int GAP = 6;

    private final Resource resource;
    private final ZoneId zone;
    private final Palette palette;

    Axes(Resource resource, ZoneId zone, Palette palette) {
        this.resource = resource;
        this.zone = zone;
        this.palette = palette;
    }

    /** Of the values at the left. */
    int width(FontMetrics metrics, double top) {
        int widest = 0;
        for (double tick : values(top, 4)) {
            widest = Math.max(widest, metrics.stringWidth(text(tick)));
        }
        return widest + 2 * GAP;
    }

    void paint(Graphics2D g, Scale scale) {
        g.setStroke(new BasicStroke(1));
        paintValues(g, scale);
        new TimeAxis(zone, palette).paint(g, scale);
    }

    private void paintValues(Graphics2D g, Scale scale) {
        FontMetrics metrics = g.getFontMetrics();
        Rectangle area = scale.area();
        int most = Math.max(1, Math.min(4, area.height / (2 * metrics.getHeight())));
        for (double tick : values(scale.top(), most)) {
            int y = (int) Math.round(scale.y(tick));
            g.setColor(tick == 0 ? palette.line() : palette.track());
            g.drawLine(area.x, y, area.x + area.width, y);
            g.setColor(palette.muted());
            String text = text(tick);
            g.drawString(text, area.x - GAP - metrics.stringWidth(text), y + metrics.getAscent() / 2 - 1);
        }
    }

    private List<Double> values(double top, int most) {
        return Ticks.upTo(top, "bytes".equals(resource.unit()), most);
    }

    private String text(double tick) {
        return tick == 0 ? "0" : Numbers.amount((long) tick, resource.unit());
    }
}
