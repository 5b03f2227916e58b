package io.tcpheadroom.jconsole.view;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.swing.RowFilter;
import javax.swing.SortOrder;
import javax.swing.table.TableRowSorter;

/** Sorts rows as they change; the first click on a number sorts the biggest first, which is what one looks for. */
final class RowTableSorter<R> extends TableRowSorter<RowModel<R>> {
    private final List<Column<R>> columns;

    RowTableSorter(RowModel<R> rows, List<Column<R>> columns) {
        super(rows);
        this.columns = columns;
        setSortsOnUpdates(true);
        for (int i = 0; i < columns.size(); i++) {
            setComparator(i, columns.get(i).order());
        }
    }

    @Override
    public void toggleSortOrder(int column) {
        boolean first = getSortKeys().isEmpty() || getSortKeys().get(0).getColumn() != column;
        if (first && isSortable(column) && columns.get(column).isNumeric()) {
            setSortKeys(List.of(new SortKey(column, SortOrder.DESCENDING)));
        } else {
            super.toggleSortOrder(column);
        }
    }

    /** Shows only the rows that contain all the words, which are in lower case. */
    void filter(List<String> words, Function<R, String> alsoSearched) {
        setRowFilter(
                words.isEmpty()
                        ? null
                        : new RowFilter<RowModel<R>, Integer>() {
                            @Override
                            public boolean include(Entry<? extends RowModel<R>, ? extends Integer> entry) {
                                R row = entry.getModel().row(entry.getIdentifier());
                                StringBuilder text = new StringBuilder(String.valueOf(alsoSearched.apply(row)));
                                columns.stream()
                                        .map(column -> column.value(row))
                                        .filter(String.class::isInstance)
                                        .forEach(value -> text.append('\n').append(value));
                                String lowerCase = text.toString().toLowerCase(Locale.ROOT);
                                return words.stream().allMatch(lowerCase::contains);
                            }
                        });
    }
}
