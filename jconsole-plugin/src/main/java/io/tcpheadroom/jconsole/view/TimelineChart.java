package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.FindingLog;
import io.tcpheadroom.jconsole.model.TimeSeries;
import io.tcpheadroom.jconsole.model.Timeline;
import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.event.ActionEvent;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.swing.AbstractAction;
import javax.swing.JPanel;
import javax.swing.KeyStroke;

/**
 * Several series on one time axis, each on a scale of its own from 0 to its maximum, for they count different things. A legend has the numbers: those of
 * now, or where the cursor is.
 */
final class TimelineChart extends JPanel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int MARGIN = 10;

    private final transient Timeline timeline;
    private final transient FindingLog findings;
    private transient List<ChosenSeries> chosen = List.of();
    private final transient TimeWindow window;
    private transient Runnable zoomed = () -> {};
    private double cursor = Double.NaN;
    private boolean stale;
    private transient Scale scale = new Scale(new Rectangle(0, 0, 1, 1), 0, 1, 1);

    TimelineChart(Timeline timeline, FindingLog findings, TimeWindow window) {
        this.timeline = timeline;
        this.findings = findings;
        this.window = window;
        setFocusable(true);
        getAccessibleContext().setAccessibleName("Chosen numbers over time");
        MouseAdapter mouse = new MouseAdapter() {
            @Override
            public void mouseMoved(MouseEvent event) {
                moveCursor(instantAt(event.getX()));
            }

            @Override
            public void mouseExited(MouseEvent event) {
                moveCursor(Double.NaN);
            }

            @Override
            public void mousePressed(MouseEvent event) {
                requestFocusInWindow();
            }

            @Override
            public void mouseWheelMoved(MouseWheelEvent event) {
                zoom(event.getPreciseWheelRotation(), instantAt(event.getX()));
            }
        };
        addMouseMotionListener(mouse);
        addMouseListener(mouse);
        addMouseWheelListener(mouse);
        key("LEFT", () -> stepCursor(-1));
        key("RIGHT", () -> stepCursor(1));
        key("typed +", () -> zoom(-1, cursor));
        key("typed -", () -> zoom(1, cursor));
        key("END", () -> {
            window.follow();
            zoomed.run();
        });
        addFocusListener(new FocusListener() {
            @Override
            public void focusGained(FocusEvent event) {
                repaint();
            }

            @Override
            public void focusLost(FocusEvent event) {
                repaint();
            }
        });
    }

    private void key(String key, Runnable action) {
        getInputMap().put(KeyStroke.getKeyStroke(key), key);
        getActionMap().put(key, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                action.run();
            }
        });
    }

    /** @param newZoomed called when another part of the time is to be seen */
    void onZoom(Runnable newZoomed) {
        zoomed = newZoomed;
    }

    /** A turn of the wheel shows a quarter more or less, around the instant under the pointer, or else up to the same end. */
    private void zoom(double turns, double instant) {
        window.zoom(Math.pow(1.25, turns), Double.isNaN(instant) ? window.end() : instant);
        zoomed.run();
    }

    /** Not a number beside the picture. */
    private double instantAt(int x) {
        Rectangle area = scale.area();
        double share = (x - area.x) / (double) area.width;
        return share < 0 || share > 1 ? Double.NaN : window.start() + share * window.span();
    }

    void show(List<ChosenSeries> newChosen) {
        chosen = newChosen;
        repaint();
    }

    void showStale(boolean newStale) {
        if (stale != newStale) {
            stale = newStale;
            repaint();
        }
    }

    /** By keys: a step is a hundredth of the span. */
    void stepCursor(int steps) {
        double to = readAt() + steps * window.span() / 100;
        moveCursor(Math.max(window.start(), Math.min(window.end(), to)));
    }

    void moveCursor(double second) {
        cursor = second;
        repaint();
    }

    /** The instant of which the legend has the numbers. */
    double readAt() {
        return Double.isNaN(cursor) ? window.end() : cursor;
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(480, 160);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Palette palette = Palette.ofTables();
        Graphics2D g = SmoothGraphics.copyOf(graphics);
        g.setColor(palette.background());
        g.fillRect(0, 0, getWidth(), getHeight());
        g.setFont(getFont());
        FontMetrics metrics = g.getFontMetrics();
        int line = metrics.getHeight() + 1;
        int top = MARGIN / 2 + Math.max(1, (chosen.size() + 1) / 2) * line + 4;
        Rectangle area =
                new Rectangle(MARGIN, top, getWidth() - 2 * MARGIN, getHeight() - top - metrics.getHeight() - 8);
        if (area.width >= 40 && area.height >= 20) {
            paintAll(g, area, palette);
        }
        paintLegend(g, line, palette);
        if (isFocusOwner()) {
            g.setColor(palette.line());
            g.drawRect(1, 1, getWidth() - 3, getHeight() - 3);
        }
        g.dispose();
    }

    private void paintAll(Graphics2D g, Rectangle area, Palette palette) {
        scale = new Scale(area, window.start(), window.end(), 1);
        new TimeAxis(ZoneId.systemDefault(), palette).paint(g, scale);
        Shape clip = g.getClip();
        g.clipRect(area.x, area.y - 2, area.width + 1, area.height + 4);
        for (int i = 0; i < chosen.size(); i++) {
            TimeSeries series = timeline.of(chosen.get(i).bean());
            Scale own = new Scale(
                    area,
                    window.start(),
                    window.end(),
                    Math.max(1, series.maxUsed(window.start(), window.end())) * 1.05);
            g.setColor(stale ? palette.disabled() : palette.series(i));
            g.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(Curve.of(series, own, series::used));
        }
        new TimeMarks(findings.inOrderOfTime(), palette).paint(g, scale);
        if (!Double.isNaN(cursor)) {
            int x = (int) Math.round(scale.x(cursor));
            g.setColor(palette.foreground());
            g.setStroke(new BasicStroke(1));
            g.drawLine(x, area.y, x, area.y + area.height);
        }
        g.setClip(clip);
    }

    /** In two columns: a square, the name, the number and the maximum. */
    private void paintLegend(Graphics2D g, int line, Palette palette) {
        if (chosen.isEmpty()) {
            g.setColor(palette.muted());
            g.drawString("Choose numbers in the list to see them on one time axis", MARGIN, MARGIN / 2 + line);
            return;
        }
        for (int i = 0; i < chosen.size(); i++) {
            int x = MARGIN + (i % 2) * (getWidth() - 2 * MARGIN) / 2;
            int y = MARGIN / 2 + (i / 2) * line;
            g.setColor(stale ? palette.disabled() : palette.series(i));
            g.fillRect(x, y + line / 2 - 4, 9, 9);
            g.setColor(palette.foreground());
            g.drawString(legend(chosen.get(i)), x + 15, y + g.getFontMetrics().getAscent());
        }
    }

    private String legend(ChosenSeries series) {
        TimeSeries values = timeline.of(series.bean());
        String at = Double.isNaN(cursor)
                ? ""
                : " at " + TIME.format(Instant.ofEpochSecond((long) cursor).atZone(ZoneId.systemDefault()));
        return series + ": " + series.amount(ChosenSeries.at(values, readAt())) + at + ", max "
                + series.amount((long) values.maxUsed(window.start(), window.end()));
    }
}
