package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.KernelValue;
import io.tcpheadroom.jconsole.model.Numbers;
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
                        KernelPanel::tooltip,
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
                        KernelValue::text),
                Column.number(
                        "Per second",
                        "How fast a counter grows\nUnit: the counter's, per second\nSource: two snapshots",
                        KernelValue::ratePerSecond,
                        value -> Numbers.perSecond(value.ratePerSecond())),
                Column.text("Unit", "What is counted or set", KernelValue::unit),
                Column.<KernelValue>text("What it is", "What it means today", KernelValue::description)
                        .fillWidth());
    }

    private static String tooltip(KernelValue value) {
        return value.title()
                + Tooltip.line("", value.description())
                + Tooltip.line("Unit: ", value.unit())
                + Tooltip.line("Source: ", value.source())
                + Tooltip.line("", value.beanName() + ", " + value.attribute());
    }
}
