package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.api.Names;
import io.tcpheadroom.jconsole.model.Figures;
import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Resource;
import io.tcpheadroom.jconsole.model.Snapshot;
import io.tcpheadroom.jconsole.model.Timeline;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Rectangle;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JViewport;
import javax.swing.ScrollPaneConstants;

/** One resource: its history, who holds it, what to do, what happens when it is full. The selected one, or the nearest. */
final class ResourcePanel implements Panel {
    private final Timeline timeline;
    private final Selection selection;
    private final JPanel panel = new JPanel(new BorderLayout());
    private final QuietLabel name = new QuietLabel();
    private final QuietLabel numbers = new QuietLabel();
    private final QuietLabel why = new QuietLabel();
    private final HistoryChart chart = new HistoryChart();
    private final Facts facts = new Facts();
    private String shown;

    ResourcePanel(Timeline timeline, Selection selection) {
        this.timeline = timeline;
        this.selection = selection;
        name.emphasize(true);
        JPanel line = new JPanel(new BorderLayout(10, 0));
        line.setBorder(BorderFactory.createEmptyBorder(6, 10, 6, 10));
        line.add(name, BorderLayout.LINE_START);
        line.add(numbers, BorderLayout.CENTER);
        line.add(why, BorderLayout.LINE_END);
        panel.add(line, BorderLayout.NORTH);
        panel.add(split(), BorderLayout.CENTER);
        facts.setVisible(false);
    }

    private JSplitPane split() {
        JScrollPane scroll = new JScrollPane(
                ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED, ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setViewport(new Sheet());
        scroll.setViewportView(facts);
        JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, true, chart, scroll);
        split.setBorder(BorderFactory.createEmptyBorder());
        split.setResizeWeight(0.6);
        return split;
    }

    @Override
    public String title() {
        return "Resource";
    }

    @Override
    public JComponent component() {
        return panel;
    }

    @Override
    public void show(Snapshot snapshot) {
        Optional<Resource> resource = selection.in(snapshot);
        facts.setVisible(resource.isPresent());
        resource.ifPresent(found -> show(found, snapshot));
    }

    private void show(Resource resource, Snapshot snapshot) {
        name.setText(resource.title());
        numbers.setText(numbers(resource));
        why.setText(why(resource));
        chart.show(resource, timeline.of(Names.resource(resource.id())));
        facts.show(resource, snapshot);
        if (!resource.id().equals(shown)) {
            shown = resource.id();
            facts.scrollRectToVisible(new Rectangle(0, 0, 1, 1));
        }
    }

    private String why(Resource resource) {
        if (selection.isChosen()) {
            return "selected; Escape: the nearest again";
        }
        return resource.ratio() == null ? "" : "the nearest limit";
    }

    private static String numbers(Resource resource) {
        String used = resource.used() == null ? "" : resource.amount(resource.used());
        String of =
                resource.used() == null || resource.limit() == null ? "" : " of " + resource.amount(resource.limit());
        String percent = resource.ratio() == null ? "" : ", " + Figures.percent(resource.ratio());
        String unit = used.isEmpty() || resource.unit().isEmpty() || "bytes".equals(resource.unit())
                ? ""
                : " " + resource.unit();
        return used + of + unit + percent;
    }

    @Override
    public void show(Freshness freshness) {
        chart.showStale(!freshness.isFresh());
        facts.showStale(!freshness.isFresh());
    }

    /** One sheet with the chart beside it, also below the last fact. */
    private static final class Sheet extends JViewport {
        @Override
        public Color getBackground() {
            return Palette.ofTables().background();
        }
    }
}
