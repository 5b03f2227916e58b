package io.tcpheadroom.jconsole.view;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The clock below a picture. */
final class TimeAxis {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final ZoneId zone;
    private final Palette palette;

    TimeAxis(ZoneId zone, Palette palette) {
        this.zone = zone;
        this.palette = palette;
    }

    void paint(Graphics2D g, Scale scale) {
        g.setStroke(new BasicStroke(1));
        FontMetrics metrics = g.getFontMetrics();
        Rectangle area = scale.area();
        int width = metrics.stringWidth("00:00:00");
        List<Double> ticks = Ticks.ofClock(scale.start(), scale.end(), Math.max(1, area.width / (2 * width)));
        DateTimeFormatter format = ticks.stream().allMatch(tick -> tick % 60 == 0) ? MINUTES : SECONDS;
        int bottom = area.y + area.height;
        g.setColor(palette.line());
        g.drawLine(area.x, bottom, area.x + area.width, bottom);
        for (double tick : ticks) {
            int x = (int) Math.round(scale.x(tick));
            g.setColor(palette.line());
            g.drawLine(x, bottom, x, bottom + 3);
            g.setColor(palette.muted());
            String text = format.format(Instant.ofEpochSecond((long) tick).atZone(zone));
            g.drawString(text, x - metrics.stringWidth(text) / 2, bottom + 4 + metrics.getAscent());
        }
    }
}
