package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Resource;
import io.tcpheadroom.jconsole.model.TimeSeries;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.time.ZoneId;
import java.util.List;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;

/** What one resource used over time, its limit and its marks. As long as what is known, from a minute to an hour. */
final class HistoryChart extends JPanel {
    private static final double[] WINDOWS = {60, 90, 120, 180, 240, 300, 450, 600, 900, 1_200, 1_800, 2_700, 3_600};
    private static final int ABOVE = 8;

    private transient @Nullable Resource resource;
    private transient @Nullable TimeSeries series;
    private boolean stale;

    HistoryChart() {
        setOpaque(true);
    }

    void show(Resource newResource, TimeSeries newSeries) {
        resource = newResource;
        series = newSeries;
        repaint();
    }

    void showStale(boolean newStale) {
        if (stale != newStale) {
            stale = newStale;
            repaint();
        }
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(420, 150);
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(200, 80);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Palette palette = Palette.ofTables();
        Graphics2D g = SmoothGraphics.copyOf(graphics);
        g.setColor(palette.background());
        g.fillRect(0, 0, getWidth(), getHeight());
        g.setFont(getFont().deriveFont(Font.PLAIN));
        if (resource != null && series != null && series.hasUsed()) {
            paintHistory(g, palette, resource, series);
        } else if (resource != null) {
            g.setColor(palette.muted());
            g.drawString(
                    "No history: the used value is unavailable",
                    8,
                    8 + g.getFontMetrics().getAscent());
        }
        g.dispose();
    }

    private void paintHistory(Graphics2D g, Palette palette, Resource shown, TimeSeries history) {
        double end = history.second(history.size() - 1);
        double start = end - window(end - history.second(0));
        Levels levels = new Levels(shown, history.maxUsed(start));
        List<Level> named = levels.all(palette);
        LevelLabels labels = new LevelLabels(named);
        Axes axes = new Axes(shown, ZoneId.systemDefault(), palette);
        FontMetrics metrics = g.getFontMetrics();
        int left = axes.width(metrics, levels.top());
        int below = metrics.getHeight() + 6;
        Rectangle area =
                new Rectangle(left, ABOVE, getWidth() - left - labels.width(metrics), getHeight() - ABOVE - below);
        if (area.width < 40 || area.height < 20) {
            return; // no room for a picture
        }
        Scale scale = new Scale(area, start, end, levels.top());
        axes.paint(g, scale);
        new HistoryPlot(history, named, stale, palette).paint(g, scale);
        labels.paint(g, scale, g.getFont());
        paintOffChart(g, levels.offChart(), area, palette);
    }

    private static void paintOffChart(Graphics2D g, String words, Rectangle area, Palette palette) {
        g.setFont(g.getFont().deriveFont(Font.PLAIN));
        g.setColor(palette.muted());
        int width = g.getFontMetrics().stringWidth(words);
        g.drawString(
                words,
                area.x + area.width - width - 6,
                area.y + g.getFontMetrics().getAscent());
    }

    private static double window(double known) {
        for (double window : WINDOWS) {
            if (known <= window) {
                return window;
            }
        }
        return WINDOWS[WINDOWS.length - 1];
    }
}
