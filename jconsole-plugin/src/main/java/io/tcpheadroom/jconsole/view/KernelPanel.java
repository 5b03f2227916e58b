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
                        value -> value.bean() + value.attribute(),
                        KernelPanel::tooltip,
                        columns(),
                        "This agent reports no kernel settings or counters")
                .readFrom(KernelValue::bean)
                .sortedBy("Per second");
    }

    private static List<Column<KernelValue>> columns() {
        return List.of(
                Column.text("Name", "The kernel's own name of the setting or counter", KernelValue::title),
                Column.text(
                        "Kind",
                        "setting: a kernel setting; pressure: a counter that grows when a limit is hit",
                        value -> value.isCounter() ? "pressure" : "setting"),
                Column.numberOrText(
                        "Value",
                        "The setting, or the total that the kernel has counted",
                        KernelValue::number,
                        KernelValue::text),
                Column.<KernelValue, Double>number(
                        "Per second",
                        "How fast the counter grows\nUnit: the counter's unit per second\nSource: difference between two snapshots",
                        KernelValue::ratePerSecond,
                        Numbers::perSecond),
                Column.text("Unit", "The unit of the value", KernelValue::unit),
                Column.<KernelValue>text("Description", "What the setting or counter means", KernelValue::description)
                        .fillWidth());
    }

    private static String tooltip(KernelValue value) {
        return value.title()
                + Tooltip.line("", value.description())
                + Tooltip.line("Unit: ", value.unit())
                + Tooltip.line("Source: ", value.source())
                + Tooltip.line("", value.bean().getCanonicalName() + ", " + value.attribute());
    }
}
