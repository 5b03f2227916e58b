package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.jconsole.model.Holder;
import io.tcpheadroom.jconsole.model.Holders;
import io.tcpheadroom.jconsole.model.Numbers;
import io.tcpheadroom.jconsole.model.Resource;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.awt.Color;
import java.awt.Font;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.SortOrder;

/** What there is to know of one resource beside its numbers: who holds it, what to do, what happens when it is full. */
final class ResourceDetails extends JPanel {
    private static final int MAX_HOLDERS = 5;

    private final RowTable<Holder> holders = new RowTable<>(
            List.of(
                    Column.text("Held by", "", ResourceDetails::name),
                    Column.<Holder>rendered(
                                    "Share",
                                    "",
                                    Comparator.comparing(Holder::share),
                                    new BarCell<>(60, 8, ResourceDetails::share))
                            .fillWidth(),
                    Column.<Holder, Long>number("Used", "", Holder::used, Numbers::count)),
            Holder::name,
            holder -> ResourceDetails.name(holder) + ": " + Numbers.count(holder.used()),
            "");
    private final Fact held = new Fact("Held by", holders);
    private final Fact more = new Fact("How to raise the limit");
    private final Fact full = new Fact("When full, a Java program sees");
    private final Fact reason = new Fact("About this value");
    private final Fact source = new Fact("Source");

    ResourceDetails() {
        setLayout(new BoxLayout(this, BoxLayout.PAGE_AXIS));
        setBorder(BorderFactory.createEmptyBorder(0, 12, 4, 8));
        holders.sortBy("Used", SortOrder.DESCENDING);
        holders.disableSorting();
        holders.setFillsViewportHeight(false);
        holders.setRowHeight(holders.getRowHeight() - 4);
        for (JComponent fact : List.of(held, more, full, reason, source)) {
            add(fact);
        }
    }

    /** One sheet with the chart beside it. */
    @Override
    public Color getBackground() {
        return Palette.ofTables().background();
    }

    void show(Resource resource, Snapshot snapshot) {
        List<Holder> all = Holders.of(resource, snapshot).all();
        holders.show(all.stream().limit(MAX_HOLDERS).collect(Collectors.toList()));
        held.show(all.size() > MAX_HOLDERS ? "and " + Numbers.count((long) all.size() - MAX_HOLDERS) + " more" : "");
        held.setVisible(!all.isEmpty());
        more.show(resource.text("Remedy"));
        full.show(resource.text("Symptom"));
        reason.show(resource.text("Reason"));
        source.show(resource.text("Source"));
    }

    void showStale(boolean stale) {
        holders.showStale(stale);
    }

    private static UtilizationBar share(Holder holder) {
        return new UtilizationBar(holder.share(), 0, 0, Status.OK);
    }

    private static String name(Holder holder) {
        return holder.app().isEmpty() ? holder.name() : holder.name() + ", app " + holder.app();
    }

    /** Of one line that scrolls. */
    int lineHeight() {
        return holders.getRowHeight();
    }

    /** A caption and, below it, a text that wraps. */
    private static final class Fact extends JPanel {
        private final WrappedText text = new WrappedText(Font.PLAIN, 0);
        private final boolean hasMoreThanText;

        Fact(String caption, JComponent... content) {
            setLayout(new BoxLayout(this, BoxLayout.PAGE_AXIS));
            setBorder(BorderFactory.createEmptyBorder(0, 0, 7, 0));
            setAlignmentX(LEFT_ALIGNMENT);
            setOpaque(false);
            hasMoreThanText = content.length > 0;
            MutedLabel label = new MutedLabel();
            label.setText(caption);
            addLeft(label);
            for (JComponent component : content) {
                addLeft(component);
            }
            addLeft(text);
        }

        private void addLeft(JComponent component) {
            component.setAlignmentX(LEFT_ALIGNMENT);
            add(component);
        }

        void show(String newText) {
            text.show(newText);
            text.setVisible(!newText.isEmpty());
            setVisible(hasMoreThanText || !newText.isEmpty());
        }
    }
}
