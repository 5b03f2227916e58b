package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Bean;
import io.tcpheadroom.jconsole.model.Kind;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.awt.Dimension;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.SortOrder;

/** A panel that is a table of all beans of one kind. */
final class TablePanel implements Panel {
    private final String title;
    private final Kind kind;
    private final RowTable<Bean> table;
    private final JScrollPane scroll;

    TablePanel(String title, Kind kind, List<Column<Bean>> columns, String sortedBy, String whenEmpty) {
        this.title = title;
        this.kind = kind;
        table = new RowTable<>(columns, Bean::name, bean -> bean.name().getCanonicalName(), whenEmpty);
        table.sortBy(sortedBy, SortOrder.DESCENDING);
        scroll = new JScrollPane(table);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        table.setPreferredScrollableViewportSize(new Dimension(600, 6 * table.getRowHeight()));
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public JComponent component() {
        return scroll;
    }

    @Override
    public void show(Snapshot snapshot) {
        table.show(snapshot.beans(kind));
    }
}
