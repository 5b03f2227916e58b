package io.tcpheadroom.jconsole.view;

import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.Box;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;

/** What a plan is made for, a field for each number. An empty one is left to the planner. */
final class WishFields extends JPanel {
    private static final int IN_A_LINE = 3;

    private final transient Map<String, JTextField> fields = new LinkedHashMap<>();
    private final transient Runnable entered;

    WishFields(Runnable entered) {
        super(new GridBagLayout());
        this.entered = entered;
        add("connections", "Incoming", 'I', "How many clients are to be connected at once");
        add("outgoing", "Outgoing", 'O', "How many connections the program is to hold to other servers");
        add("rate", "New per second", 'N', "New connections a second, of either direction; empty: all within a minute");
        add(
                "pause",
                "Longest pause (s)",
                'L',
                "How many seconds the program may accept nothing, as during a garbage collection");
        add("destinations", "Destinations", 'D', "How many servers the outgoing connections are spread over");
        add("buffer", "Buffer (bytes)", 'B', "Bytes waiting in each connection's buffers; empty: as measured");
        GridBagConstraints rest = new GridBagConstraints();
        rest.gridx = 2 * IN_A_LINE;
        rest.weightx = 1;
        add(Box.createHorizontalGlue(), rest);
    }

    private void add(String key, String caption, char mnemonic, String tooltip) {
        JTextField field = new JTextField(7);
        field.setMinimumSize(field.getPreferredSize()); // else the layout leaves nothing of it where the room is short
        JLabel label = new JLabel(caption);
        label.setDisplayedMnemonic(mnemonic);
        label.setLabelFor(field);
        label.setToolTipText(tooltip);
        field.setToolTipText(tooltip);
        field.addActionListener(event -> entered.run());
        int x = 2 * (fields.size() % IN_A_LINE);
        add(label, place(x, x == 0 ? 0 : 14));
        add(field, place(x + 1, 6));
        fields.put(key, field);
    }

    private GridBagConstraints place(int column, int left) {
        GridBagConstraints place = new GridBagConstraints();
        place.gridx = column;
        place.gridy = fields.size() / IN_A_LINE;
        place.anchor = GridBagConstraints.LINE_START;
        place.insets = new Insets(2, left, 2, 0);
        return place;
    }

    /** As the agent takes it; nothing where a field holds no whole number, or none of the first two holds a connection. */
    Optional<String> wish() {
        List<String> wish = new ArrayList<>();
        boolean anyConnection = false;
        for (Map.Entry<String, JTextField> each : fields.entrySet()) {
            String text = each.getValue().getText().strip().replace(",", "");
            if (text.isEmpty()) {
                continue;
            }
            if (!text.matches("\\d{1,10}")) {
                return Optional.empty();
            }
            boolean isConnections =
                    each.getKey().equals("connections") || each.getKey().equals("outgoing");
            anyConnection |= isConnections && Long.parseLong(text) > 0;
            wish.add(each.getKey() + "=" + text);
        }
        return anyConnection ? Optional.of(String.join(",", wish)) : Optional.empty();
    }
}
