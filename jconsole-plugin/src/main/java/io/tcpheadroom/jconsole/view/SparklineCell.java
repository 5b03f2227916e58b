package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.jconsole.model.Bean;
import io.tcpheadroom.jconsole.model.Numbers;
import io.tcpheadroom.jconsole.model.TimeSeries;
import io.tcpheadroom.jconsole.model.Timeline;
import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.Rectangle;
import org.jspecify.annotations.Nullable;

/** What an app, a listener or a destination had over the last minutes, without axes: whether it rises, falls or swings. */
final class SparklineCell extends Cell<Bean> {
    private final transient Timeline timeline;
    private transient @Nullable TimeSeries series;

    SparklineCell(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    void draw(Bean app, boolean selected) {
        series = timeline.of(app.name());
        setText("");
        getAccessibleContext().setAccessibleName("at most " + Numbers.count((long) series.maxUsed(0)));
    }

    @Override
    boolean isPicture() {
        return true;
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(90, super.getPreferredSize().height);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        if (series == null || series.size() == 0) {
            return;
        }
        Graphics2D g = SmoothGraphics.copyOf(graphics);
        Insets insets = getInsets();
        Rectangle area = new Rectangle(insets.left, 4, getWidth() - insets.left - insets.right, getHeight() - 8);
        double end = series.second(series.size() - 1);
        Scale scale = new Scale(area, end - timeline.appSpanSeconds(), end, Math.max(1, series.maxUsed(0)));
        g.setColor(isStale() ? palette().muted() : palette().of(Status.OK));
        g.setStroke(new BasicStroke(1.3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(Curve.of(series, scale, series::used));
        g.dispose();
    }
}
