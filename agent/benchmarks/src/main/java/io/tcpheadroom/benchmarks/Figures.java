package io.tcpheadroom.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What several runs gave: median, least and most. */
final class Figures {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    double median() {
        List<Double> sorted = sorted();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Run by run against those of another, which holds when the machine's speed drifts. */
    Figures over(Figures other) {
        Figures ratios = new Figures();
        for (int i = 0; i < values.size(); i++) {
            ratios.add(values.get(i) / other.values.get(i));
        }
        return ratios;
    }

    Figures dividedBy(double unit) {
        Figures divided = new Figures();
        values.forEach(value -> divided.add(value / unit));
        return divided;
    }

    private List<Double> sorted() {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted;
    }

    /** The median, and in brackets the range. */
    String text(int digits) {
        if (values.isEmpty()) {
            return "–";
        }
        List<Double> sorted = sorted();
        String number = "%." + digits + "f";
        return String.format(
                Locale.ROOT,
                number + " (" + number + "–" + number + ")",
                median(),
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }
}
