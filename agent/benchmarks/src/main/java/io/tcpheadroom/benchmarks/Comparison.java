package io.tcpheadroom.benchmarks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a program in every variant in turn, as often as wanted, and keeps each figure of each variant. */
final class Comparison {
    private final Map<Variant, Map<String, Figures>> figures = new LinkedHashMap<>();

    private Comparison() {}

    static Comparison of(List<Variant> variants, int runs, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        Comparison comparison = new Comparison();
        for (int run = 0; run < runs; run++) {
            for (int i = 0; i < variants.size(); i++) {
                // another one comes first each time
                Variant variant = variants.get((i + run) % variants.size());
                comparison.add(variant, Fork.run(variant, program, arguments));
            }
        }
        return comparison;
    }

    private void add(Variant variant, Map<String, Double> run) {
        Map<String, Figures> known = figures.computeIfAbsent(variant, each -> new LinkedHashMap<>());
        run.forEach((name, value) ->
                known.computeIfAbsent(name, each -> new Figures()).add(value));
        if (run.containsKey("main")) {
            known.computeIfAbsent("begins", each -> new Figures()).add(run.get("main") - run.get("start"));
        }
    }

    Figures of(Variant variant, String figure) {
        return figures.getOrDefault(variant, Map.of()).getOrDefault(figure, new Figures());
    }
}
