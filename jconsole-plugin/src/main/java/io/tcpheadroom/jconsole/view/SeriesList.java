package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Snapshot;
import io.tcpheadroom.jconsole.model.Timeline;
import java.awt.Font;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import javax.swing.DefaultListModel;
import javax.swing.JComponent;
import javax.swing.JList;
import org.jspecify.annotations.Nullable;

/** The numbers of which the tab keeps the history, to choose from. What is chosen stays so when others come and go. */
final class SeriesList extends JList<ChosenSeries> {
    /** More lines than that nobody tells apart. */
    static final int MOST = 6;

    private static final List<String> AT_FIRST = List.of("process-fds", "accept-queue");

    private final transient Timeline timeline;
    private final DefaultListModel<ChosenSeries> model = new DefaultListModel<>();
    private transient List<ObjectName> listed = List.of();

    SeriesList(Timeline timeline) {
        this.timeline = timeline;
        setModel(model);
        ((JComponent) getCellRenderer()).putClientProperty("html.disable", true);
        setFont(getFont().deriveFont(Font.PLAIN));
        getAccessibleContext().setAccessibleName("Numbers to choose");
    }

    void show(Snapshot snapshot) {
        List<ObjectName> names = inOrder(timeline.names());
        if (!names.equals(listed)) {
            listed = names;
            relist(snapshot);
        }
    }

    /** Resources first: they are few, and are what one looks for. */
    private static List<ObjectName> inOrder(List<ObjectName> names) {
        List<ObjectName> ordered = new ArrayList<>();
        for (String type : List.of("Resource", "App", "Listener", "Destination")) {
            names.stream()
                    .filter(name -> type.equals(name.getKeyProperty("type")))
                    .forEach(ordered::add);
        }
        return ordered;
    }

    private void relist(Snapshot snapshot) {
        List<ChosenSeries> selected = getSelectedValuesList();
        boolean first = model.isEmpty();
        setValueIsAdjusting(true);
        model.clear();
        listed.forEach(name -> model.addElement(ChosenSeries.of(name, snapshot)));
        for (int i = 0; i < model.size(); i++) {
            ChosenSeries series = model.get(i);
            if (selected.contains(series) || (first && isChosenAtFirst(series))) {
                addSelectionInterval(i, i);
            }
        }
        setValueIsAdjusting(false);
    }

    private static boolean isChosenAtFirst(ChosenSeries series) {
        return series.isOfResource()
                && AT_FIRST.contains(String.valueOf(series.bean().getKeyProperty("name")));
    }

    /** At most {@value #MOST}. */
    List<ChosenSeries> chosen() {
        return getSelectedValuesList().stream().limit(MOST).collect(Collectors.toUnmodifiableList());
    }

    boolean isMoreThanShown() {
        return getSelectedIndices().length > MOST;
    }

    /** The whole of a name that is cut off. */
    @Override
    public @Nullable String getToolTipText(MouseEvent event) {
        int index = locationToIndex(event.getPoint());
        return index < 0 ? null : Tooltip.html(model.get(index).toString());
    }

    /** Names that are too long are cut off: there is no room for a bar to scroll them. */
    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }
}
