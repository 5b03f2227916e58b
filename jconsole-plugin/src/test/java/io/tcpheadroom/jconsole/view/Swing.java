package io.tcpheadroom.jconsole.view;

import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/** Looks at components without a screen. */
public final class Swing {
    private Swing() {}

    /** Runs it on the event thread and waits. */
    public static <T> T onEventThread(Callable<T> what) {
        FutureTask<T> task = new FutureTask<>(what);
        SwingUtilities.invokeLater(task);
        try {
            return task.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public static void runOnEventThread(Runnable what) {
        try {
            SwingUtilities.invokeAndWait(what);
        } catch (InterruptedException | InvocationTargetException e) {
            throw new AssertionError(e);
        }
    }

    /** Lays it out at that size and paints it. */
    static BufferedImage paint(Component component, int width, int height) {
        return paint(component, width, height, 1);
    }

    /** The same on a screen of a higher resolution. */
    static BufferedImage paint(Component component, int width, int height, int scale) {
        component.setSize(width, height);
        for (int i = 0; i < 3; i++) { // a wrapped text knows its height only when it knows its width
            layOut(component);
        }
        BufferedImage image = new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(scale, scale);
        component.paint(g);
        g.dispose();
        return image;
    }

    private static void layOut(Component component) {
        component.doLayout();
        if (component instanceof Container) {
            for (Component child : ((Container) component).getComponents()) {
                layOut(child);
            }
        }
    }

    /** Every text of labels and text fields that is not hidden. */
    public static List<String> texts(Component component) {
        List<String> texts = new ArrayList<>();
        if (component.isVisible()) {
            collect(component, texts);
        }
        return texts;
    }

    private static void collect(Component component, List<String> texts) {
        if (component instanceof JLabel label && label.getText() != null) {
            texts.add(label.getText());
        } else if (component instanceof JTextComponent text) {
            texts.add(text.getText());
        } else if (component instanceof Container container) {
            for (Component child : container.getComponents()) {
                texts.addAll(texts(child));
            }
        }
    }

    /** How many pixels have exactly that color. */
    static int count(BufferedImage image, Color color) {
        int rgb = color.getRGB() & 0xFFFFFF;
        int count = 0;
        for (int pixel : ((DataBufferInt) image.getRaster().getDataBuffer()).getData()) {
            if ((pixel & 0xFFFFFF) == rgb) {
                count++;
            }
        }
        return count;
    }

    /** A cell as it is drawn, until the next one is. */
    static JLabel cell(JTable table, int row, int column) {
        return (JLabel) table.prepareRenderer(table.getCellRenderer(row, column), row, column);
    }

    static String text(JTable table, int row, int column) {
        return cell(table, row, column).getText();
    }

    /** The heading of a column as it is drawn, until the next one is. */
    static JLabel heading(JTable table, int column) {
        return (JLabel) table.getTableHeader()
                .getDefaultRenderer()
                .getTableCellRendererComponent(table, table.getColumnName(column), false, false, -1, column);
    }

    /** All of that type inside it that are neither hidden nor inside something hidden. */
    static <T extends Component> List<T> visible(Component component, Class<T> type) {
        return all(component, type).stream()
                .filter(each -> isVisibleWithin(each, component))
                .toList();
    }

    private static boolean isVisibleWithin(Component component, Component root) {
        return component.isVisible() && (component == root || isVisibleWithin(component.getParent(), root));
    }

    /** It and all inside it of that type, hidden or not. */
    static <T extends Component> List<T> all(Component component, Class<T> type) {
        List<T> all = new ArrayList<>();
        if (type.isInstance(component)) {
            all.add(type.cast(component));
        }
        if (component instanceof Container container) {
            for (Component child : container.getComponents()) {
                all.addAll(all(child, type));
            }
        }
        return all;
    }

    static <T extends Component> T find(Component component, Class<T> type) {
        return all(component, type).stream().findFirst().orElse(null);
    }
}
