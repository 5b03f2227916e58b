package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Ranking;
import io.tcpheadroom.jconsole.model.Resource;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.SortOrder;

/** All resources: the fullest first, those without a percentage below, with the reason why there is none. */
final class ResourcesPanel extends Panel {
    private final RowTable<Resource> ranked =
            table(ResourceColumns.withUtilization(), "Utilization", "No resource has both a used value and a limit");
    private final RowTable<Resource> others = table(ResourceColumns.withoutUtilization(), "Resource", "");
    private final transient Selection selection;
    private boolean updating;

    ResourcesPanel(Selection selection) {
        super("Resources");
        this.selection = selection;
        follow(ranked, others);
        follow(others, ranked);
        add(scroll());
    }

    /** The two tables below each other, scrolled as one. */
    private JScrollPane scroll() {
        JPanel both = new JPanel(new BorderLayout(0, 10));
        both.setOpaque(false);
        both.add(ranked, BorderLayout.NORTH);
        both.add(others, BorderLayout.CENTER);
        JScrollPane scroll =
                ScrollableSheet.scrolling(both, new Dimension(600, 9 * ranked.getRowHeight()), ranked.getRowHeight());
        scroll.setColumnHeaderView(ranked.getTableHeader());
        return scroll;
    }

    private static RowTable<Resource> table(List<Column<Resource>> columns, String rankedBy, String emptyText) {
        RowTable<Resource> table = new RowTable<>(columns, Resource::id, ResourceColumns::tooltip, emptyText);
        table.sortBy(rankedBy, SortOrder.DESCENDING);
        table.disableSorting();
        return table;
    }

    /** One selection for both tables; Escape takes it back. */
    private void follow(RowTable<Resource> table, RowTable<Resource> other) {
        table.getSelectionModel().addListSelectionListener(event -> {
            if (updating) {
                return;
            }
            if (table.selected().isPresent()) {
                other.clearSelection();
                selection.select(table.selected().get().id());
            } else if (other.selected().isEmpty()) {
                selection.select(null);
            }
        });
        EscapeKey.bind(table, WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, table::clearSelection);
    }

    @Override
    void show(Freshness freshness) {
        ranked.showStale(!freshness.isFresh());
        others.showStale(!freshness.isFresh());
    }

    @Override
    void show(Snapshot snapshot) {
        List<Resource> resources = snapshot.resources();
        List<Resource> without = Ranking.withoutUtilization(resources);
        updating = true; // a selected resource may go from one table to the other
        ranked.show(Ranking.withUtilization(resources));
        others.show(without);
        others.setVisible(!without.isEmpty());
        keepSelection(ranked);
        keepSelection(others);
        updating = false;
    }

    private void keepSelection(RowTable<Resource> table) {
        if (selection.isSelected()) {
            table.select(resource -> selection.is(resource));
        }
    }
}
