package io.tcpheadroom.jconsole.view;

import java.awt.Component;
import java.awt.Container;
import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.swing.JLabel;
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
        component.setSize(width, height);
        for (int i = 0; i < 3; i++) { // a wrapped text knows its height only when it knows its width
            layOut(component);
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        component.paint(image.createGraphics());
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

    static <T extends Component> T find(Component component, Class<T> type) {
        if (type.isInstance(component)) {
            return type.cast(component);
        }
        if (component instanceof Container container) {
            for (Component child : container.getComponents()) {
                T found = find(child, type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
