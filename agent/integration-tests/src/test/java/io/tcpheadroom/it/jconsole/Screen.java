package io.tcpheadroom.it.jconsole;

import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JInternalFrame;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTextField;

/** What is on the screen of jconsole, and what one can do there. Every question is answered by the event thread. */
final class Screen {
    private final String tab;

    Screen(String tab) {
        this.tab = tab;
    }

    String answer(String command, String argument) throws Exception {
        return onEventThread(() -> {
            switch (command) {
                case "open":
                    return open();
                case "windows":
                    return String.join("; ", windows());
                case "resize":
                    return resize(argument);
                case "turn":
                    return turn(argument);
                case "texts":
                    return String.join("; ", Components.texts(content()));
                case "rows":
                    return rows(argument);
                case "unreachable":
                    return String.join("; ", Focus.unreachable(content()));
                case "picture":
                    return picture(new File(argument));
                case "row":
                    return selectRow(argument);
                case "press":
                    return press(argument);
                case "filter":
                    return filter(argument);
                default:
                    throw new IllegalArgumentException(command);
            }
        });
    }

    private static <T> T onEventThread(Callable<T> question) throws Exception {
        FutureTask<T> task = new FutureTask<>(question);
        EventQueue.invokeLater(task);
        return task.get(20, TimeUnit.SECONDS);
    }

    /** Presses "Insecure connection" where jconsole asks, and opens the tab once it is there. */
    private String open() {
        everywhere(JButton.class)
                .filter(button -> "Insecure connection".equals(button.getText()))
                .forEach(JButton::doClick);
        return select(tabbedPaneWith(tab), tab);
    }

    /** A tab may have a number behind its name. */
    private String turn(String title) {
        for (JTabbedPane pane : Components.showing(content(), JTabbedPane.class).collect(Collectors.toList())) {
            for (int i = 0; i < pane.getTabCount(); i++) {
                if (pane.getTitleAt(i).replaceFirst(" \\(\\d+\\)$", "").equals(title)) {
                    pane.setSelectedIndex(i);
                    return title;
                }
            }
        }
        throw new NoSuchElementException("no tab " + title);
    }

    private String press(String text) {
        Components.showing(content(), JButton.class)
                .filter(button -> button.isEnabled() && text.equals(button.getText()))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no button " + text))
                .doClick();
        return text;
    }

    private static String select(JTabbedPane pane, String title) {
        pane.setSelectedIndex(pane.indexOfTab(title));
        return title;
    }

    private static JTabbedPane tabbedPaneWith(String title) {
        return everywhere(JTabbedPane.class)
                .filter(pane -> pane.indexOfTab(title) >= 0)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no tab " + title));
    }

    private Component content() {
        return tabbedPaneWith(tab).getSelectedComponent();
    }

    /** The rows of the table that has a column of that name. */
    private String rows(String heading) {
        JTable table = table(heading);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < table.getRowCount(); row++) {
            rows.add(String.join(Driver.CELL, Components.cells(table, row)));
        }
        return String.join(Driver.ROW, rows);
    }

    private JTable table(String heading) {
        return Components.showing(content(), JTable.class)
                .filter(table -> Components.headings(table).contains(heading))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no table with " + heading));
    }

    private String selectRow(String text) {
        for (JTable table : Components.showing(content(), JTable.class).collect(Collectors.toList())) {
            for (int row = 0; row < table.getRowCount(); row++) {
                if (Components.cells(table, row).contains(text)) {
                    table.setRowSelectionInterval(row, row);
                    return text;
                }
            }
        }
        throw new NoSuchElementException("no row " + text);
    }

    private String filter(String words) {
        Components.showing(content(), JTextField.class)
                .filter(JTextField::isEditable)
                .findFirst()
                .orElseThrow()
                .setText(words);
        return words;
    }

    private static String resize(String size) throws Exception {
        String[] sides = size.split("x");
        Window window = window();
        window.setBounds(0, 0, Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        window.validate();
        for (JInternalFrame frame : everywhere(JInternalFrame.class).collect(Collectors.toList())) {
            frame.setMaximum(false);
            frame.setMaximum(true);
        }
        return size;
    }

    /** Painted by the window itself: whatever else lies on this screen is not in it. */
    private static String picture(File file) throws Exception {
        Window window = window();
        double scale = window.getGraphicsConfiguration().getDefaultTransform().getScaleX();
        BufferedImage image = new BufferedImage(
                (int) (window.getWidth() * scale), (int) (window.getHeight() * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(scale, scale);
        window.paint(g);
        g.dispose();
        ImageIO.write(image, "png", file);
        return file.getName();
    }

    private static Window window() {
        return Stream.of(Window.getWindows())
                .filter(Window::isShowing)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> windows() {
        return Stream.of(Window.getWindows())
                .filter(Window::isShowing)
                .map(Components::title)
                .collect(Collectors.toList());
    }

    private static <T> Stream<T> everywhere(Class<T> type) {
        return Stream.of(Window.getWindows()).flatMap(window -> Components.showing(window, type));
    }
}
