package io.tcpheadroom.jconsole.view;

import io.tcpheadroom.jconsole.model.Freshness;
import io.tcpheadroom.jconsole.model.Snapshot;
import io.tcpheadroom.jconsole.model.TimeSeries;
import io.tcpheadroom.jconsole.model.Timeline;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.event.ActionEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.management.ObjectName;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JToggleButton;
import javax.swing.KeyStroke;
import org.jspecify.annotations.Nullable;

/** Any numbers that the tab keeps, on one time axis, with the findings of this session. */
final class TimelinePanel extends Panel {
    private static final int[] SPANS = {60, 300, 900, 3_600};
    private static final String[] SPAN_NAMES = {"1 min", "5 min", "15 min", "1 h"};
    private static final DateTimeFormatter FILE_TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final int MOST = 6;

    private final transient Timeline timeline;
    private final transient Session session;
    private final TimelineChart chart;
    private final DefaultListModel<ChosenSeries> model = new DefaultListModel<>();
    private final JList<ChosenSeries> list = new JList<>(model);
    private final List<JToggleButton> spans = new ArrayList<>();
    private final MutedLabel note = new MutedLabel();
    private transient @Nullable Snapshot last;
    private transient List<ObjectName> listed = List.of();
    private int span = 1;

    TimelinePanel(Session session) {
        super("Timeline");
        this.session = session;
        timeline = session.timeline();
        chart = new TimelineChart(timeline, session.findings());
        chart.getAccessibleContext().setAccessibleName("Chosen numbers over time");
        ((JComponent) list.getCellRenderer()).putClientProperty("html.disable", true);
        list.setFont(list.getFont().deriveFont(Font.PLAIN));
        list.getAccessibleContext().setAccessibleName("Numbers to choose");
        list.addListSelectionListener(event -> refresh());
        JScrollPane scroll = new JScrollPane(list);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setPreferredSize(new Dimension(230, 120));
        JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, true, scroll, chart);
        split.setBorder(BorderFactory.createEmptyBorder());
        split.setResizeWeight(0);
        add(tools(), BorderLayout.NORTH);
        add(split, BorderLayout.CENTER);
        chart.addMouseWheelListener(event -> chooseSpan(span + Integer.signum(event.getWheelRotation())));
        key("LEFT", -1);
        key("RIGHT", 1);
    }

    private void key(String key, int step) {
        chart.getInputMap().put(KeyStroke.getKeyStroke(key), key);
        chart.getActionMap().put(key, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                chart.stepCursor(step);
            }
        });
    }

    private JPanel tools() {
        JPanel tools = new JPanel();
        tools.setLayout(new BoxLayout(tools, BoxLayout.LINE_AXIS));
        tools.setBorder(BorderFactory.createEmptyBorder(3, 8, 3, 8));
        for (int i = 0; i < SPANS.length; i++) {
            int index = i;
            JToggleButton button = new JToggleButton(SPAN_NAMES[i], i == span);
            button.addActionListener(event -> chooseSpan(index));
            spans.add(button);
            tools.add(button);
        }
        JButton copy = new JButton("Copy as CSV");
        copy.setToolTipText("Puts the chosen numbers on the clipboard, a line for each second");
        copy.addActionListener(event -> copy());
        tools.add(Box.createHorizontalStrut(12));
        tools.add(copy);
        JButton save = new JButton("Save PNG");
        save.setToolTipText("Writes the picture to the home folder");
        save.addActionListener(event -> save(Path.of(System.getProperty("user.home"))));
        tools.add(Box.createHorizontalStrut(6));
        tools.add(save);
        tools.add(Box.createHorizontalStrut(8));
        tools.add(note);
        return tools;
    }

    private void chooseSpan(int index) {
        span = Math.max(0, Math.min(SPANS.length - 1, index));
        for (int i = 0; i < SPANS.length; i++) { // in a group, the Tab key would reach one alone
            spans.get(i).setSelected(i == span);
        }
        refresh();
    }

    @Override
    void show(Snapshot snapshot) {
        last = snapshot;
        List<ObjectName> names = inOrder(timeline.names());
        if (!names.equals(listed)) {
            listed = names;
            relist(snapshot);
        }
        refresh();
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
        List<ChosenSeries> selected = list.getSelectedValuesList();
        boolean first = model.isEmpty();
        list.setValueIsAdjusting(true);
        model.clear();
        listed.forEach(name -> model.addElement(ChosenSeries.of(name, snapshot)));
        for (int i = 0; i < model.size(); i++) {
            ChosenSeries series = model.get(i);
            boolean usual = first
                    && List.of("process-fds", "accept-queue")
                            .contains(String.valueOf(series.bean().getKeyProperty("name")))
                    && "Resource".equals(series.bean().getKeyProperty("type"));
            if (usual || selected.contains(series)) {
                list.addSelectionInterval(i, i);
            }
        }
        list.setValueIsAdjusting(false);
    }

    private void refresh() {
        if (last == null) {
            return;
        }
        List<ChosenSeries> chosen = chosen();
        chart.show(chosen, last.sampledAt(), SPANS[span]);
        boolean tooMany = list.getSelectedValuesList().size() > MOST;
        boolean isShort = span > 1
                && chosen.stream()
                        .anyMatch(series -> !"Resource".equals(series.bean().getKeyProperty("type")));
        note.setText(
                tooMany
                        ? "The first " + MOST + " are shown"
                        : isShort ? "Apps, listeners and destinations: 5 min are kept" : "");
    }

    private List<ChosenSeries> chosen() {
        return list.getSelectedValuesList().stream().limit(MOST).collect(Collectors.toUnmodifiableList());
    }

    private void copy() {
        session.clipboard().accept(csv());
        note.setText("Copied");
    }

    /** Beside what is there already: the name has the time. */
    void save(Path folder) {
        Path file =
                folder.resolve("tcp-headroom-" + FILE_TIME.format(LocalDateTime.now(ZoneId.systemDefault())) + ".png");
        BufferedImage image = new BufferedImage(
                Math.max(1, chart.getWidth()), Math.max(1, chart.getHeight()), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        chart.paint(g);
        g.dispose();
        try {
            ImageIO.write(image, "png", file.toFile());
            note.setText("Saved " + file);
        } catch (IOException e) {
            note.setText("Not saved: " + e.getMessage());
        }
    }

    /** The times of the first series that has most of them; a number that is not known is empty. */
    String csv() {
        List<ChosenSeries> chosen = chosen();
        StringBuilder lines = new StringBuilder("time");
        chosen.forEach(series -> lines.append(",\"")
                .append(series.toString().replace("\"", "\"\""))
                .append('"'));
        lines.append('\n');
        if (last == null || chosen.isEmpty()) {
            return lines.toString();
        }
        double since = last.sampledAt().getEpochSecond() - (double) SPANS[span];
        TimeSeries times = timeline.of(chosen.get(0).bean());
        for (int i = times.indexSince(since); i < times.size(); i++) {
            double second = times.second(i);
            lines.append(Instant.ofEpochSecond((long) second));
            for (ChosenSeries series : chosen) {
                Long number = ChosenSeries.at(timeline.of(series.bean()), second);
                lines.append(',').append(number == null ? "" : number.toString());
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    @Override
    void show(Freshness freshness) {
        chart.showStale(!freshness.isFresh());
    }
}
