package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.TimeSeries;
import java.awt.geom.Path2D;
import java.util.function.IntToDoubleFunction;

/**
 * A series as a line. Of the points that share a column of pixels only the first, lowest, highest and last are drawn: an hour
 * of seconds costs no more than the picture is wide, and no peak is lost.
 */
final class Curve {
    private Curve() {}

    static Path2D of(TimeSeries series, Scale scale, IntToDoubleFunction value) {
        Path2D path = new Path2D.Double();
        int index = series.indexSince(scale.start());
        while (index < series.size()) {
            index = addColumn(path, series, scale, value, index);
        }
        return path;
    }

    /** Adds the points of one column of pixels and answers the index after them. */
    private static int addColumn(Path2D path, TimeSeries series, Scale scale, IntToDoubleFunction value, int from) {
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
                    addTo(path, scale, series.second(index), point, connected);
                }
                lowest = Double.isNaN(lowest) ? point : Math.min(lowest, point);
                highest = Double.isNaN(highest) ? point : Math.max(highest, point);
                last = point;
            }
        }
        if (!Double.isNaN(last)) {
            double second = series.second(index - 1);
            path.lineTo(scale.x(second), scale.y(lowest));
            path.lineTo(scale.x(second), scale.y(highest));
            path.lineTo(scale.x(second), scale.y(last));
        }
        return index;
    }

    private static void addTo(Path2D path, Scale scale, double second, double value, boolean connected) {
        if (connected) {
            path.lineTo(scale.x(second), scale.y(value));
        } else {
            path.moveTo(scale.x(second), scale.y(value));
        }
    }
}
