package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.jconsole.model.Numbers;
import io.tcpheadroom.jconsole.model.Resource;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The levels of one resource, and how high its chart has to be. */
final class Levels {
    /** Below this share of the limit the chart shows only what is used: with the limit in it, that would be a flat line. */
    private static final double MIN_SHARE_OF_LIMIT = 0.1;

    private final Resource resource;
    private final double highest;

    Levels(Resource resource, double highest) {
        this.resource = resource;
        this.highest = highest;
    }

    double top() {
        Long limit = shownLimit();
        double top = limit != null ? Math.max(limit, highest) : Math.max(highest, 1) * 1.25;
        return Math.max(1, top * 1.04);
    }

    /** The limit, unless it is unknown or far above. */
    private @Nullable Long shownLimit() {
        Long limit = resource.limit();
        return limit != null && highest >= limit * MIN_SHARE_OF_LIMIT ? limit : null;
    }

    /** The limit in words when it is not in the chart, otherwise empty. */
    String offChart() {
        if (resource.limit() == null) {
            return resource.status() == Status.UNLIMITED ? "no limit" : "limit unknown";
        }
        return shownLimit() != null ? "" : "limit " + resource.amount(resource.limit()) + " is off the chart";
    }

    /** From top to bottom. */
    List<Level> all(Palette palette) {
        List<Level> levels = new ArrayList<>();
        Long limit = shownLimit();
        if (limit != null) {
            levels.add(level("limit", limit, Level.Line.NONE, palette.foreground(), false));
            addThreshold(levels, "critical", resource.criticalRatio(), limit, Level.Line.SOLID, palette);
            addThreshold(levels, "warning", resource.warnRatio(), limit, Level.Line.DASHED, palette);
        }
        Long peak = resource.peak();
        if (peak != null && peak > 0 && peak <= top()) {
            levels.add(level("peak", peak, Level.Line.DOTTED, palette.muted(), false));
        }
        Long used = resource.used();
        if (used != null) {
            levels.add(level("now", used, Level.Line.NONE, palette.foreground(), true));
        }
        levels.sort(Comparator.comparing(Level::value).reversed());
        return levels;
    }

    private Level level(String word, long value, Level.Line line, Color color, boolean bold) {
        return new Level(word + " " + resource.amount(value), value, line, color, bold);
    }

    private static void addThreshold(
            List<Level> levels, String word, double ratio, double limit, Level.Line line, Palette palette) {
        if (ratio > 0 && ratio <= 1) {
            levels.add(new Level(word + " " + Numbers.percent(ratio), ratio * limit, line, palette.muted(), false));
        }
    }
}
