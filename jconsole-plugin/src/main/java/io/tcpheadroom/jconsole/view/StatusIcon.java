package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.api.Status;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** A status as a shape: a disc when all is well, a triangle for a warning, a diamond when critical, a ring for no number. */
final class StatusIcon extends SquareIcon {
    private final Status status;
    private final boolean colored;

    StatusIcon(Status status, int size) {
        this(status, size, true);
    }

    /** @param colored false: the shape alone, in the color of the text beside it */
    StatusIcon(Status status, int size, boolean colored) {
        super(size);
        this.status = status;
        this.colored = colored;
    }

    @Override
    void paint(Graphics2D g, Component component) {
        g.setColor(color(component));
        paint(g);
    }

    private Color color(Component component) {
        Palette palette = new Palette(component.getForeground(), component.getBackground());
        return colored ? palette.of(status) : palette.foreground();
    }

    private void paint(Graphics2D g) {
        double end = getIconWidth();
        double middle = end / 2;
        switch (status) {
            case OK:
                g.fill(new Ellipse2D.Double(end * 0.1, end * 0.1, end * 0.8, end * 0.8));
                break;
            case WARN:
                g.fill(polygon(middle, 0, end, end * 0.92, 0, end * 0.92));
                break;
            case CRITICAL:
                g.fill(polygon(middle, 0, end, middle, middle, end, 0, middle));
                break;
            default:
                g.setStroke(new BasicStroke(1.5f));
                g.draw(new Ellipse2D.Double(end * 0.15, end * 0.15, end * 0.7, end * 0.7));
        }
    }

    private static Path2D polygon(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }
}
