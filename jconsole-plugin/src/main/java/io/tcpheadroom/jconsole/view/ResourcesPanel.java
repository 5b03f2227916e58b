package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Ranking;
import io.tcpheadroom.jconsole.model.Resource;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.util.List;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.ScrollPaneConstants;
import javax.swing.Scrollable;
import javax.swing.SortOrder;

/** All resources: the fullest first, those without a percentage below, with the reason why there is none. */
final class ResourcesPanel {
    private final RowTable<Resource> ranked = table(
            ResourceColumns.withPercentage(), "Utilization", "No resource has both a use and a limit that can be read");
    private final RowTable<Resource> others = table(ResourceColumns.withoutPercentage(), "Resource", "");
    private final JScrollPane scroll = new JScrollPane(
            new Both(),
            ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
            ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);

    private final Selection selection;
    private boolean updating;

    ResourcesPanel(Selection selection) {
        this.selection = selection;
        follow(ranked, others);
        follow(others, ranked);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setColumnHeaderView(ranked.getTableHeader());
    }

    private static RowTable<Resource> table(List<Column<Resource>> columns, String rankedBy, String whenEmpty) {
        RowTable<Resource> table = new RowTable<>(columns, Resource::id, ResourceColumns::tip, whenEmpty);
        table.sortBy(rankedBy, SortOrder.DESCENDING);
        table.keepOrder();
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
                selection.choose(table.selected().get().id());
            } else if (other.selected().isEmpty()) {
                selection.choose(null);
            }
        });
        table.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
                .put(KeyStroke.getKeyStroke("ESCAPE"), "clear selection");
        table.getActionMap().put("clear selection", new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                table.clearSelection();
            }
        });
    }

    void show(Freshness freshness) {
        ranked.showStale(!freshness.isFresh());
        others.showStale(!freshness.isFresh());
    }

    JComponent component() {
        return scroll;
    }

    void show(Snapshot snapshot) {
        List<Resource> resources = snapshot.resources();
        List<Resource> without = Ranking.withoutPercentage(resources);
        updating = true; // a selected resource may go from one table to the other
        ranked.show(Ranking.withPercentage(resources));
        others.show(without);
        others.setVisible(!without.isEmpty());
        keepSelection(ranked);
        keepSelection(others);
        updating = false;
    }

    private void keepSelection(RowTable<Resource> table) {
        if (selection.isChosen()) {
            table.select(resource -> selection.is(resource));
        }
    }

    /** The two tables below each other, scrolled as one. */
    private final class Both extends JPanel implements Scrollable {
        Both() {
            super(new BorderLayout(0, 10));
            add(ranked, BorderLayout.NORTH);
            add(others, BorderLayout.CENTER);
        }

        @Override
        public Color getBackground() {
            return Palette.ofTables().background();
        }

        @Override
        public Dimension getPreferredScrollableViewportSize() {
            return new Dimension(600, 9 * ranked.getRowHeight());
        }

        @Override
        public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
            return ranked.getRowHeight();
        }

        @Override
        public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
            return visible.height - ranked.getRowHeight();
        }

        @Override
        public boolean getScrollableTracksViewportWidth() {
            return true;
        }

        @Override
        public boolean getScrollableTracksViewportHeight() {
            return getPreferredSize().height < scroll.getViewport().getHeight();
        }
    }
}
