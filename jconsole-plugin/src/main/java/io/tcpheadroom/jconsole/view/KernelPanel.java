package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Figures;
import io.tcpheadroom.jconsole.model.KernelValue;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.util.List;

/** What the kernel says: its counters of pressure, those that move first, and its settings. */
final class KernelPanel {
    private KernelPanel() {}

    static Panel create() {
        return new TablePanel<>(
                        "Kernel",
                        Snapshot::kernelValues,
                        value -> value.beanName() + value.attribute(),
                        KernelPanel::tip,
                        columns(),
                        "This agent shows no settings or counters of the kernel")
                .sortedBy("Per second");
    }

    private static List<Column<KernelValue>> columns() {
        return List.of(
                Column.text("Name", "The kernel's own name of a setting or of a counter", KernelValue::title),
                Column.text(
                        "Kind",
                        "setting: how the kernel is set; pressure: a counter that tells when a limit bit",
                        value -> value.isCounter() ? "pressure" : "setting"),
                Column.aligned(
                        "Value",
                        "The setting, or what was counted since the kernel began to count",
                        KernelValue::number,
                        KernelValue::value),
                Column.<KernelValue, Double>number(
                        "Per second",
                        "How fast a counter grows\nUnit: the counter's, per second\nSource: two snapshots",
                        KernelValue::perSecond,
                        Figures::perSecond),
                Column.text("Unit", "What is counted or set", KernelValue::unit),
                Column.<KernelValue>text("What it is", "What it means today", KernelValue::description)
                        .widest());
    }

    private static String tip(KernelValue value) {
        return value.title()
                + line("", value.description())
                + line("Unit: ", value.unit())
                + line("Source: ", value.source())
                + line("", value.beanName() + ", " + value.attribute());
    }

    private static String line(String label, String text) {
        return text.isEmpty() ? "" : "\n" + label + text;
    }
}
