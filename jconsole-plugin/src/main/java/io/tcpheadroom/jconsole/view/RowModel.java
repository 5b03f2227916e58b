package io.tcpheadroom.jconsole.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.swing.table.AbstractTableModel;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table, known by a key. New rows are shown by the smallest events that tell the difference, which is what
 * keeps selection and scrolling where the user left them.
 *
 * @param <R> the rows
 */
final class RowModel<R> extends AbstractTableModel {
    private final transient List<Column<R>> columns;
    private final transient Function<R, ?> key;
    private final transient List<R> rows = new ArrayList<>();

    RowModel(List<Column<R>> columns, Function<R, ?> key) {
        this.columns = columns;
        this.key = key;
    }

    void show(List<R> newRows) {
        Map<Object, R> byKey = new LinkedHashMap<>();
        newRows.forEach(row -> byKey.put(key.apply(row), row));
        removeAllBut(byKey.keySet());
        update(byKey);
        append(byKey);
    }

    /** In that very order, whatever it was before; a table that sorts has no need of it. */
    void showInOrder(List<R> newRows) {
        boolean sameKeys = newRows.size() == rows.size();
        for (int i = 0; sameKeys && i < newRows.size(); i++) {
            sameKeys = key.apply(newRows.get(i)).equals(key.apply(rows.get(i)));
        }
        if (sameKeys) {
            show(newRows);
        } else {
            rows.clear();
            rows.addAll(newRows);
            fireTableDataChanged();
        }
    }

    private void removeAllBut(Set<Object> keys) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (!keys.contains(key.apply(rows.get(i)))) {
                rows.remove(i);
                fireTableRowsDeleted(i, i);
            }
        }
    }

    private void update(Map<Object, R> byKey) {
        rows.replaceAll(row -> byKey.get(key.apply(row)));
        if (!rows.isEmpty()) {
            fireTableRowsUpdated(0, rows.size() - 1);
        }
    }

    private void append(Map<Object, R> byKey) {
        Set<Object> known = new HashSet<>();
        rows.forEach(row -> known.add(key.apply(row)));
        int first = rows.size();
        byKey.forEach((id, row) -> {
            if (!known.contains(id)) {
                rows.add(row);
            }
        });
        if (rows.size() > first) {
            fireTableRowsInserted(first, rows.size() - 1);
        }
    }

    Object keyOf(R row) {
        return key.apply(row);
    }

    R row(int index) {
        return rows.get(index);
    }

    @Override
    public int getRowCount() {
        return rows.size();
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    @Override
    public String getColumnName(int column) {
        return columns.get(column).heading();
    }

    @Override
    public @Nullable Object getValueAt(int row, int column) {
        return columns.get(column).value(rows.get(row));
    }
}
