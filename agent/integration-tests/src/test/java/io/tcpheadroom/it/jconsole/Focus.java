package io.tcpheadroom.it.jconsole;

import java.awt.Component;
import java.awt.Container;
import java.awt.FocusTraversalPolicy;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import javax.swing.AbstractButton;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.text.JTextComponent;

/** Where the Tab key leads, one component after the other. */
final class Focus {
    private Focus() {}

    /** What one can use with a mouse and not reach with the Tab key, or not leave with it. */
    static List<String> unreachable(Component content) {
        List<Component> usable = usable(content);
        if (usable.isEmpty()) {
            throw new NoSuchElementException("nothing here can be used");
        }
        Set<Component> reached = reached(content);
        return usable.stream()
                .filter(component -> !reached.contains(component) || keepsTheTabKey(component))
                .map(component -> component.getClass().getName())
                .collect(Collectors.toList());
    }

    private static List<Component> usable(Component content) {
        List<Component> usable = new ArrayList<>();
        usable.addAll(Components.showing(content, JTable.class).collect(Collectors.toList()));
        usable.addAll(Components.showing(content, JTabbedPane.class).collect(Collectors.toList()));
        usable.addAll(Components.showing(content, JTextComponent.class).collect(Collectors.toList()));
        usable.addAll(Components.showing(content, AbstractButton.class)
                .filter(button -> button.isFocusable() && button.isEnabled())
                .collect(Collectors.toList()));
        return usable;
    }

    private static Set<Component> reached(Component content) {
        Container root = ((Container) content).getFocusCycleRootAncestor();
        FocusTraversalPolicy policy = root.getFocusTraversalPolicy();
        Set<Component> reached = new HashSet<>();
        Component next = policy.getFirstComponent(root);
        while (next != null && reached.add(next)) {
            next = policy.getComponentAfter(root, next);
        }
        return reached;
    }

    private static boolean keepsTheTabKey(Component component) {
        return component.getFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS).stream()
                .noneMatch(key -> key.getKeyCode() == KeyEvent.VK_TAB && key.getModifiers() == 0);
    }
}
