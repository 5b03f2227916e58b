package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Snapshot;
import io.tcpheadroom.jconsole.model.Timeline;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JToggleButton;
import javax.swing.ScrollPaneConstants;

/** Any numbers that the tab keeps, on one time axis, with the findings of this session. */
final class TimelinePanel extends Panel {
    private static final int[] SPANS = {60, 300, 900, 3_600};
    private static final String[] SPAN_NAMES = {"1 min", "5 min", "15 min", "1 h"};
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final transient Timeline timeline;
    private final transient Exports exports;
    private final transient TimeWindow window = new TimeWindow();
    private final TimelineChart chart;
    private final SeriesList list;
    private final List<JToggleButton> spans = new ArrayList<>();
    private final MutedLabel note = new MutedLabel();

    TimelinePanel(Session session) {
        super("Timeline");
        timeline = session.timeline();
        exports = session.exports();
        chart = new TimelineChart(timeline, session.findings(), window);
        list = new SeriesList(timeline);
        list.addListSelectionListener(event -> refresh());
        chart.onZoom(this::refresh);
        chart.setComponentPopupMenu(menu());
        JScrollPane scroll = new JScrollPane(
                list, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED, ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setPreferredSize(new Dimension(270, 120));
        JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, true, scroll, chart);
        split.setBorder(BorderFactory.createEmptyBorder());
        split.setResizeWeight(0);
        add(tools(), BorderLayout.NORTH);
        add(split, BorderLayout.CENTER);
    }

    private JPanel tools() {
        JPanel tools = new JPanel();
        tools.setLayout(new BoxLayout(tools, BoxLayout.LINE_AXIS));
        tools.setBorder(BorderFactory.createEmptyBorder(3, 8, 3, 8));
        for (int i = 0; i < SPANS.length; i++) {
            int seconds = SPANS[i];
            JToggleButton button = new JToggleButton(SPAN_NAMES[i]); // in a group, the Tab key would reach one alone
            button.addActionListener(event -> {
                window.showLast(seconds);
                refresh();
            });
            spans.add(button);
            tools.add(button);
        }
        JButton copy = new JButton("Copy as CSV");
        copy.setToolTipText("Puts the chosen numbers on the clipboard, a line for each second");
        copy.addActionListener(event -> copy());
        tools.add(Box.createHorizontalStrut(12));
        tools.add(copy);
        JButton save = new JButton("Save as PNG");
        save.setToolTipText("Writes the picture to the home folder");
        save.addActionListener(event -> exports.save("timeline", "png", Png.of(chart)));
        tools.add(Box.createHorizontalStrut(6));
        tools.add(save);
        tools.add(Box.createHorizontalStrut(8));
        tools.add(note);
        return tools;
    }

    private JPopupMenu menu() {
        JPopupMenu menu = new JPopupMenu();
        menu.add("Copy the numbers at the cursor")
                .addActionListener(event -> exports.copy("the numbers", csv().at(chart.readAt())));
        menu.add("Copy as CSV").addActionListener(event -> copy());
        menu.add("Save as CSV")
                .addActionListener(
                        event -> exports.save("timeline", "csv", csv().between(window.start(), window.end())));
        menu.add("Save as PNG").addActionListener(event -> exports.save("timeline", "png", Png.of(chart)));
        return menu;
    }

    private void copy() {
        exports.copy("as CSV", csv().between(window.start(), window.end()));
    }

    private SeriesCsv csv() {
        return new SeriesCsv(list.chosen(), timeline);
    }

    @Override
    void show(Snapshot snapshot) {
        window.moveTo((double) snapshot.sampledAt().getEpochSecond());
        list.show(snapshot);
        refresh();
    }

    private void refresh() {
        for (int i = 0; i < SPANS.length; i++) {
            spans.get(i).setSelected(window.follows() && window.span() == SPANS[i]);
        }
        chart.show(list.chosen());
        note.setText(note());
    }

    private String note() {
        if (list.isMoreThanShown()) {
            return "The first " + SeriesList.MOST + " are shown";
        }
        if (!window.follows()) {
            Instant end = Instant.ofEpochSecond((long) window.end());
            return "Held at " + TIME.format(end.atZone(ZoneId.systemDefault())) + ". Press End to follow";
        }
        boolean keepsLess = list.chosen().stream().anyMatch(series -> window.span() > 300 && !series.isOfResource());
        return keepsLess ? "Of apps and endpoints 5 min are kept" : "";
    }

    @Override
    void show(Freshness freshness) {
        chart.showStale(!freshness.isFresh());
    }
}
