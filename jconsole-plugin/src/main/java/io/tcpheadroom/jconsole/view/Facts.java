package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.jconsole.model.Figures;
import io.tcpheadroom.jconsole.model.Holders;
import io.tcpheadroom.jconsole.model.Holding;
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
final class Facts extends JPanel {
    private static final int MOST_HOLDERS = 5;

    private final RowTable<Holding> holders = new RowTable<>(
            List.of(
                    Column.text("Held by", "", Facts::name),
                    Column.<Holding>drawn(
                                    "Share",
                                    "",
                                    Comparator.comparing(Holding::share),
                                    new BarCell<>(60, 8, Facts::share))
                            .widest(),
                    Column.number("Number", "", Holding::number, Facts::number)),
            Holding::name,
            holding -> Facts.name(holding) + ": " + Facts.number(holding),
            "");
    private final Fact held = new Fact("Held by", holders);
    private final Fact more = new Fact("To have more");
    private final Fact full = new Fact("When it is full, a Java program sees");
    private final Fact reason = new Fact("About this reading");
    private final Fact source = new Fact("Read from");

    Facts() {
        setLayout(new BoxLayout(this, BoxLayout.PAGE_AXIS));
        setBorder(BorderFactory.createEmptyBorder(0, 12, 4, 8));
        holders.sortBy("Number", SortOrder.DESCENDING);
        holders.keepOrder();
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
        List<Holding> all = Holders.of(resource, snapshot).all();
        holders.show(all.stream().limit(MOST_HOLDERS).collect(Collectors.toList()));
        held.show(all.size() > MOST_HOLDERS ? "and " + Figures.count((long) all.size() - MOST_HOLDERS) + " more" : "");
        held.setVisible(!all.isEmpty());
        more.show(resource.text("Remedy"));
        full.show(resource.text("Symptom"));
        reason.show(resource.text("Reason"));
        source.show(resource.text("Source"));
    }

    void showStale(boolean stale) {
        holders.showStale(stale);
    }

    private static Bar share(Holding holding) {
        return new Bar(holding.share(), 0, 0, Status.OK);
    }

    private static String number(Holding holding) {
        return Figures.count(holding.number());
    }

    private static String name(Holding holding) {
        return holding.app().isEmpty() ? holding.name() : holding.name() + ", app " + holding.app();
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
            QuietLabel label = new QuietLabel();
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
