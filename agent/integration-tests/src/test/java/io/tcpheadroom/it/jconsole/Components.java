package io.tcpheadroom.it.jconsole;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Frame;
import java.awt.Window;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.text.JTextComponent;

/** What Swing components say to whoever looks at them. */
final class Components {
    private Components() {}

    /** It and those inside it, of that type and on the screen. */
    static <T> Stream<T> showing(Component component, Class<T> type) {
        if (!component.isShowing()) {
            return Stream.empty();
        }
        Stream<T> own = type.isInstance(component) ? Stream.of(type.cast(component)) : Stream.empty();
        Stream<T> inside = component instanceof Container
                ? Stream.of(((Container) component).getComponents()).flatMap(child -> showing(child, type))
                : Stream.empty();
        return Stream.concat(own, inside);
    }

    static List<String> texts(Component component) {
        Stream<String> labels = showing(component, JLabel.class).map(JLabel::getText);
        Stream<String> texts = showing(component, JTextComponent.class).map(JTextComponent::getText);
        return Stream.concat(labels, texts)
                .filter(text -> text != null && !text.isEmpty())
                .collect(Collectors.toList());
    }

    static List<String> headings(JTable table) {
        return IntStream.range(0, table.getColumnCount())
                .mapToObj(table::getColumnName)
                .collect(Collectors.toList());
    }

    /** As they are drawn. */
    static List<String> cells(JTable table, int row) {
        return IntStream.range(0, table.getColumnCount())
                .mapToObj(column -> table.prepareRenderer(table.getCellRenderer(row, column), row, column))
                .map(cell -> cell instanceof JLabel ? ((JLabel) cell).getText() : "")
                .collect(Collectors.toList());
    }

    static String title(Window window) {
        if (window instanceof Frame) {
            return ((Frame) window).getTitle();
        }
        return window instanceof Dialog
                ? ((Dialog) window).getTitle()
                : window.getClass().getName();
    }
}
