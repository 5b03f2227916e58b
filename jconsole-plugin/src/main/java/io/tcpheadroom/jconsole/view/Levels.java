package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.jconsole.model.Numbers;
import io.tcpheadroom.jconsole.model.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The levels of one resource, and how high its picture has to be. */
final class Levels {
    /** Below this share of the limit the picture is of what is used alone: with the limit in it one would see a flat line. */
    private static final double MIN_SHARE_OF_LIMIT = 0.1;

    private final Resource resource;
    private final double highest;

    Levels(Resource resource, double highest) {
        this.resource = resource;
        this.highest = highest;
    }

    boolean showsLimit() {
        return resource.limit() != null && highest >= resource.limit() * MIN_SHARE_OF_LIMIT;
    }

    double top() {
        double top = showsLimit() ? Math.max(resource.limit(), highest) : Math.max(highest, 1) * 1.25;
        return Math.max(1, top * 1.04);
    }

    /** What is out of the picture, in words; empty when nothing is. */
    String offChart() {
        if (resource.limit() == null) {
            return resource.status() == Status.UNLIMITED ? "no limit" : "limit unknown";
        }
        return showsLimit() ? "" : "limit " + resource.amount(resource.limit()) + " is off the chart";
    }

    /** From top to bottom. */
    List<Level> all(Palette palette) {
        List<Level> levels = new ArrayList<>();
        if (showsLimit()) {
            double limit = resource.limit();
            levels.add(new Level(
                    "limit " + resource.amount(resource.limit()), limit, Level.Line.NONE, palette.foreground(), false));
            mark(levels, "critical", resource.criticalRatio(), limit, Level.Line.SOLID, palette);
            mark(levels, "warning", resource.warnRatio(), limit, Level.Line.DASHED, palette);
        }
        if (resource.peak() != null && resource.peak() > 0 && resource.peak() <= top()) {
            levels.add(new Level(
                    "peak " + resource.amount(resource.peak()),
                    resource.peak(),
                    Level.Line.DOTTED,
                    palette.muted(),
                    false));
        }
        if (resource.used() != null) {
            levels.add(new Level(
                    "now " + resource.amount(resource.used()),
                    resource.used(),
                    Level.Line.NONE,
                    palette.foreground(),
                    true));
        }
        return levels.stream()
                .sorted(Comparator.comparing(Level::value).reversed())
                .collect(Collectors.toList());
    }

    private static void mark(
            List<Level> levels, String word, double ratio, double limit, Level.Line line, Palette palette) {
        if (ratio > 0 && ratio <= 1) {
            levels.add(new Level(word + " " + Numbers.percent(ratio), ratio * limit, line, palette.muted(), false));
        }
    }
}
