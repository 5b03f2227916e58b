package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.api.Names;
import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Numbers;
import io.tcpheadroom.jconsole.model.Resource;
import io.tcpheadroom.jconsole.model.Snapshot;
import io.tcpheadroom.jconsole.model.Target;
import io.tcpheadroom.jconsole.model.Timeline;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import org.jspecify.annotations.Nullable;

/** One resource: its history, who holds it, what to do, what happens when it is full. The selected one, or the nearest. */
final class ResourcePanel extends Panel {
    private final transient Timeline timeline;
    private final transient Selection selection;
    private final MutedLabel name = new MutedLabel();
    private final MutedLabel numbers = new MutedLabel();
    private final MutedLabel selectionNote = new MutedLabel();
    private final HistoryChart chart = new HistoryChart();
    private final ResourceDetails facts = new ResourceDetails();
    private @Nullable String shown;

    ResourcePanel(Timeline timeline, Selection selection) {
        super("Resource");
        this.timeline = timeline;
        this.selection = selection;
        name.emphasize(true);
        JPanel line = new JPanel(new BorderLayout(10, 0));
        line.setBorder(BorderFactory.createEmptyBorder(6, 10, 6, 10));
        line.add(name, BorderLayout.LINE_START);
        line.add(numbers, BorderLayout.CENTER);
        line.add(selectionNote, BorderLayout.LINE_END);
        add(line, BorderLayout.NORTH);
        add(split(), BorderLayout.CENTER);
        facts.setVisible(false);
    }

    private JSplitPane split() {
        JScrollPane scroll = ScrollableSheet.scrolling(facts, new Dimension(320, 150), facts.lineHeight());
        JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, true, chart, scroll);
        split.setBorder(BorderFactory.createEmptyBorder());
        split.setResizeWeight(0.6);
        return split;
    }

    @Override
    void show(Snapshot snapshot) {
        Optional<Resource> resource = selection.resolve(snapshot);
        facts.setVisible(resource.isPresent());
        resource.ifPresent(found -> show(found, snapshot));
    }

    private void show(Resource resource, Snapshot snapshot) {
        name.setText(resource.title());
        numbers.setText(numbers(resource));
        selectionNote.setText(selectionNote(resource));
        chart.show(resource, timeline.of(Names.resource(resource.id())));
        facts.show(resource, snapshot);
        if (!resource.id().equals(shown)) {
            shown = resource.id();
            facts.scrollRectToVisible(new Rectangle(0, 0, 1, 1));
        }
    }

    private String selectionNote(Resource resource) {
        if (selection.isSelected()) {
            return "Selected. Press Esc to return to the nearest limit.";
        }
        return resource.utilization() == null ? "" : "Nearest limit";
    }

    private static String numbers(Resource resource) {
        String used = resource.used() == null ? "" : resource.amount(resource.used());
        String of =
                resource.used() == null || resource.limit() == null ? "" : " of " + resource.amount(resource.limit());
        String percent = resource.utilization() == null ? "" : ", " + Numbers.percent(resource.utilization());
        String unit = used.isEmpty() || resource.unit().isEmpty() || "bytes".equals(resource.unit())
                ? ""
                : " " + resource.unit();
        return used + of + unit + percent;
    }

    @Override
    boolean reveal(Target target) {
        if (target.kind() == Target.Kind.RESOURCE) {
            selection.select(target.name());
        }
        return target.kind() == Target.Kind.RESOURCE;
    }

    @Override
    void show(Freshness freshness) {
        chart.showStale(!freshness.isFresh());
        facts.showStale(!freshness.isFresh());
    }
}
