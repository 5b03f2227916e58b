package io.tcpheadroom.plan;

import java.util.Map;

/** A plan as people read it: what to change and why, what is enough, the memory, and the files. */
public final class PlanText {
    private final StringBuilder text = new StringBuilder();

    private PlanText() {}

    /** Ends with a line end. */
    public static String of(Plan plan) {
        PlanText text = new PlanText();
        text.heading(plan);
        text.lines(plan);
        text.estimate(plan);
        text.files(PlanFiles.of(plan));
        return text.text.toString();
    }

    private PlanText line(String line) {
        text.append(line).append('\n');
        return this;
    }

    private void heading(Plan plan) {
        line("Plan for " + plan.wish());
        String release = plan.release();
        line("Machine: Linux " + (release == null ? "of an unknown release" : release) + ", memory "
                + (plan.memory().isNumber() ? Bytes.text(plan.memory().value()) : "unknown"));
        plan.warnings().forEach(warning -> line("WARNING  " + warning));
    }

    private void lines(Plan plan) {
        PlanLine.State state = null;
        for (PlanLine each : plan.lines()) {
            if (each.state() != state) {
                state = each.state();
                line("");
            }
            line(each.toString());
            line("         " + each.reason() + " [" + each.source() + "]");
        }
    }

    private void estimate(Plan plan) {
        line("").line("Memory");
        for (Estimate.Item item : plan.estimate().items()) {
            Long bytes = item.bytes();
            line(String.format(
                    "  %-18s %10s  %s", item.what(), bytes == null ? "unknown" : Bytes.text(bytes), item.how()));
        }
        line(String.format(
                "  %-18s %10s", "together", Bytes.text(plan.estimate().totalBytes())));
    }

    private void files(Map<String, String> files) {
        files.forEach((name, content) -> {
            line("").line("--- " + name);
            text.append(content);
        });
    }
}
