package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.jconsole.model.Numbers;
import io.tcpheadroom.jconsole.model.Resource;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * A utilization between 0 and 1, drawn: a track, how much of it is used, and where the warning (one notch) and the critical
 * mark (a line across) stand. Without a utilization: an empty, dashed outline.
 */
final class UtilizationBar {
    static final UtilizationBar EMPTY = new UtilizationBar(null, 0, 0, Status.UNKNOWN);

    private final @Nullable Double utilization;
    private final double warn;
    private final double critical;
    private final Status status;

    UtilizationBar(@Nullable Double utilization, double warn, double critical, Status status) {
        this.utilization = utilization;
        this.warn = warn;
        this.critical = critical;
        this.status = status;
    }

    UtilizationBar(Resource resource) {
        this(resource.utilization(), resource.warnRatio(), resource.criticalRatio(), resource.status());
    }

    /** The same without the color of its status: what it shows is no longer known to be so. */
    UtilizationBar muted() {
        return new UtilizationBar(utilization, warn, critical, Status.UNKNOWN);
    }

    /** For those who cannot see it. */
    String text() {
        return Numbers.percent(utilization);
    }

    /** Paints from the origin, best on {@link SmoothGraphics}; the marks reach two pixels beyond the height, above and below. */
    void paint(Graphics2D g, int width, int height, Palette palette) {
        if (utilization == null) {
            paintOutline(g, width, height, palette);
            return;
        }
        paintFill(g, utilization, width, height, palette);
        paintWarnThreshold(g, width, palette);
        paintCriticalThreshold(g, width, height, palette);
    }

    private static void paintOutline(Graphics2D g, int width, int height, Palette palette) {
        g.setColor(palette.line());
        g.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {3, 3}, 0));
        g.draw(new RoundRectangle2D.Double(0.5, 0.5, width - 1.0, height - 1.0, 4, 4));
    }

    private void paintFill(Graphics2D g, double ratio, int width, int height, Palette palette) {
        g.setColor(palette.track());
        g.fill(new RoundRectangle2D.Double(0, 0, width, height, 4, 4));
        double used = Math.max(0, Math.min(1, ratio)) * width;
        if (used > 0) {
            g.setColor(status == Status.UNKNOWN ? palette.disabled() : palette.of(status));
            g.fill(new RoundRectangle2D.Double(0, 0, Math.max(used, 2), height, 4, 4));
        }
    }

    private void paintWarnThreshold(Graphics2D g, int width, Palette palette) {
        if (warn > 0 && warn <= 1) {
            double x = Math.round(warn * width);
            g.setColor(palette.background());
            g.fill(notch(x, 5.5, 4.5));
            g.setColor(palette.muted());
            g.fill(notch(x, 3.5, 3));
        }
    }

    private static Path2D notch(double x, double reach, double depth) {
        Path2D notch = new Path2D.Double();
        notch.moveTo(x - reach, -2);
        notch.lineTo(x + reach, -2);
        notch.lineTo(x, depth);
        notch.closePath();
        return notch;
    }

    private void paintCriticalThreshold(Graphics2D g, int width, int height, Palette palette) {
        if (critical > 0 && critical <= 1) {
            int x = (int) Math.min(Math.round(critical * width), width - 2);
            g.setColor(palette.background());
            g.fillRect(x - 1, 0, 4, height);
            g.setColor(palette.muted());
            g.fillRect(x, -2, 2, height + 4);
        }
    }
}
