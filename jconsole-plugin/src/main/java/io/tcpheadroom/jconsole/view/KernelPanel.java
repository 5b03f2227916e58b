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
                Column.number(
                        "Value",
                        "The setting, or what was counted since the kernel began to count",
                        KernelValue::number,
                        KernelValue::value),
                Column.number(
                        "Per second",
                        "How fast a counter grows\nUnit: the counter's, per second\nSource: two snapshots",
                        KernelValue::perSecond,
                        value -> Figures.perSecond(value.perSecond())),
                Column.text("Unit", "What is counted or set", KernelValue::unit),
                Column.<KernelValue>text("What it is", "What it means today", KernelValue::description)
                        .widest());
    }

    private static String tip(KernelValue value) {
        return value.title()
                + Tip.line("", value.description())
                + Tip.line("Unit: ", value.unit())
                + Tip.line("Source: ", value.source())
                + Tip.line("", value.beanName() + ", " + value.attribute());
    }
}
