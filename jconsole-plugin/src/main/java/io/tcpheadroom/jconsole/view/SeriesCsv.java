package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.TimeSeries;
import io.tcpheadroom.jconsole.model.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Series as lines: a time and a number of each. A number that is not known then is empty. */
final class SeriesCsv {
    private final List<ChosenSeries> chosen;
    private final Timeline timeline;

    SeriesCsv(List<ChosenSeries> chosen, Timeline timeline) {
        this.chosen = chosen;
        this.timeline = timeline;
    }

    /** A line for each second of which any of them has a point. */
    String between(double start, double end) {
        Set<Double> seconds = new TreeSet<>();
        for (ChosenSeries each : chosen) {
            TimeSeries series = timeline.of(each.bean());
            for (int i = series.indexSince(start); i < series.size() && series.second(i) <= end; i++) {
                seconds.add(series.second(i));
            }
        }
        StringBuilder lines = new StringBuilder(headings());
        seconds.forEach(second -> lines.append(numbers(second)));
        return lines.toString();
    }

    /** One line below the headings. */
    String at(double second) {
        return headings() + numbers(second);
    }

    private String headings() {
        List<String> headings = new ArrayList<>(List.of("time"));
        chosen.forEach(each -> headings.add(each.toString()));
        return Csv.line(headings);
    }

    private String numbers(double second) {
        List<String> cells =
                new ArrayList<>(List.of(Instant.ofEpochSecond((long) second).toString()));
        for (ChosenSeries each : chosen) {
            Long number = ChosenSeries.at(timeline.of(each.bean()), second);
            cells.add(number == null ? "" : number.toString());
        }
        return Csv.line(cells);
    }
}
