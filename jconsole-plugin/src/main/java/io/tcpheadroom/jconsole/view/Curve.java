package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.TimeSeries;
import java.awt.geom.Path2D;
import java.util.function.IntToDoubleFunction;

/**
 * A series as a line. Of the points that share a column of pixels only the first, lowest, highest and last are drawn: an hour
 * of seconds costs no more than the picture is wide, and no peak is lost. What stays level is one stroke, for each of its corners would cost as
 * much as any other.
 */
final class Curve {
    private final TimeSeries series;
    private final Scale scale;
    private final IntToDoubleFunction value;
    private final Path2D path = new Path2D.Double();

    /** Up to where the line goes on level from the path's end; not a number when it does not. */
    private double levelUntil = Double.NaN;

    private Curve(TimeSeries series, Scale scale, IntToDoubleFunction value) {
        this.series = series;
        this.scale = scale;
        this.value = value;
    }

    static Path2D of(TimeSeries series, Scale scale, IntToDoubleFunction value) {
        Curve curve = new Curve(series, scale, value);
        int index = series.indexSince(scale.start());
        while (index < series.size()) {
            index = curve.addColumn(index);
        }
        curve.endLevel();
        return curve.path;
    }

    /** Adds the points of one column of pixels and answers the index after them. */
    private int addColumn(int from) {
        double column = Math.floor(scale.x(series.second(from)));
        boolean connected = path.getCurrentPoint() != null
                && !series.isAfterGap(from)
                && from > 0
                && !Double.isNaN(value.applyAsDouble(from - 1));
        double lowest = Double.NaN;
        double highest = Double.NaN;
        double last = Double.NaN;
        int index = from;
        for (; index < series.size() && Math.floor(scale.x(series.second(index))) == column; index++) {
            double point = value.applyAsDouble(index);
            if (!Double.isNaN(point)) {
                if (Double.isNaN(last)) {
                    begin(series.second(index), point, connected);
                }
                lowest = Double.isNaN(lowest) ? point : Math.min(lowest, point);
                highest = Double.isNaN(highest) ? point : Math.max(highest, point);
                last = point;
            }
        }
        if (!Double.isNaN(last)) {
            double second = series.second(index - 1);
            lineTo(second, lowest);
            lineTo(second, highest);
            lineTo(second, last);
        }
        return index;
    }

    private void begin(double second, double point, boolean connected) {
        if (connected) {
            lineTo(second, point);
        } else {
            endLevel();
            path.moveTo(scale.x(second), scale.y(point));
        }
    }

    private void lineTo(double second, double point) {
        if (path.getCurrentPoint().getY() == scale.y(point)) {
            levelUntil = scale.x(second);
        } else {
            endLevel();
            path.lineTo(scale.x(second), scale.y(point));
        }
    }

    private void endLevel() {
        if (!Double.isNaN(levelUntil)) {
            path.lineTo(levelUntil, path.getCurrentPoint().getY());
            levelUntil = Double.NaN;
        }
    }
}
