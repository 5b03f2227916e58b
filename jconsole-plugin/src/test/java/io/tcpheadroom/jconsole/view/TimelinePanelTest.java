package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.jconsole.FakeJvm;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.awt.event.ActionEvent;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JList;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JToggleButton;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelinePanelTest {
    private final FakeJvm jvm = FakeJvm.withAgent();
    private final Map<String, Object> fds = jvm.descriptors(0, 100, "OK");
    private final List<String> copied = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Session session;
    private TimelinePanel panel;
    private JList<?> list;

    @BeforeEach
    void open(@TempDir Path folder) {
        session = new Session(jvm.inquiry, copied::add, folder);
        session.exports().onNote(notes::add);
        panel = Swing.onEventThread(() -> new TimelinePanel(session));
        list = Swing.find(panel, JList.class);
    }

    @Test
    void the_descriptors_are_chosen_first_and_a_choice_stays_when_others_come() {
        tick(5);
        assertThat(list.getSelectedValuesList()).extracting(String::valueOf).containsExactly("File descriptors");

        jvm.app("shop", 3);
        tick(6);
        assertThat(list.getModel().getSize()).isEqualTo(2);
        Swing.runOnEventThread(() -> list.setSelectedIndex(1));
        jvm.app("crawler", 3);
        tick(7);
        assertThat(list.getSelectedValuesList()).extracting(String::valueOf).containsExactly("App shop, open");
    }

    @Test
    void the_numbers_are_copied_a_line_each_second() {
        tick(5);
        tick(6);
        JButton copy = Swing.find(panel, JButton.class);
        Swing.runOnEventThread(copy::doClick);

        assertThat(copied.get(0).lines())
                .hasSize(3)
                .startsWith("time,File descriptors")
                .anyMatch(line -> line.endsWith("Z,5"))
                .anyMatch(line -> line.endsWith("Z,6"));
    }

    @Test
    void a_finding_is_marked_where_it_began_and_the_span_can_be_chosen() {
        jvm.findings();
        for (int i = 0; i < 40; i++) {
            tick(i);
        }
        int before = marks();
        jvm.findings(FakeJvm.finding("CRITICAL", "app shop", "it leaks", "3", "Close it"));
        tick(50);
        jvm.clock.advance(Duration.ofSeconds(20));
        tick(50);
        assertThat(before).isZero();
        assertThat(marks()).isPositive();

        List<JToggleButton> spans = Swing.all(panel, JToggleButton.class);
        assertThat(spans).extracting(JToggleButton::getText).containsExactly("1 min", "5 min", "15 min", "1 h");
        Swing.runOnEventThread(spans.get(0)::doClick);
        assertThat(marks()).isPositive();
    }

    @Test
    void picture_and_numbers_are_saved_and_where_is_told() throws IOException {
        tick(5);
        Swing.runOnEventThread(() -> Swing.paint(panel, 900, 250));
        choose("Save as PNG");
        choose("Save as CSV");

        assertThat(notes).hasSize(2).allMatch(note -> note.startsWith("Saved "));
        Path picture = Path.of(notes.get(0).substring("Saved ".length()));
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(1_000);
        Path numbers = Path.of(notes.get(1).substring("Saved ".length()));
        assertThat(Files.readString(numbers))
                .startsWith("time,File descriptors\n")
                .endsWith("Z,5\n");
    }

    @Test
    void the_numbers_at_the_cursor_are_one_line() {
        tick(5);
        tick(6);
        choose("Copy the numbers at the cursor");

        assertThat(copied.get(0).lines()).hasSize(2).last().asString().endsWith("Z,6");
        assertThat(notes).containsExactly("Copied the numbers");
    }

    @Test
    void the_wheel_shows_less_around_the_pointer_and_the_end_key_follows_again() {
        for (int i = 0; i < 40; i++) {
            tick(i);
        }
        TimelineChart chart = Swing.find(panel, TimelineChart.class);
        Swing.runOnEventThread(() -> {
            Swing.paint(panel, 900, 250);
            int middle = chart.getWidth() / 2;
            chart.dispatchEvent(new MouseWheelEvent(
                    chart,
                    MouseEvent.MOUSE_WHEEL,
                    0,
                    0,
                    middle,
                    90,
                    0,
                    false,
                    MouseWheelEvent.WHEEL_UNIT_SCROLL,
                    3,
                    -4));
        });
        assertThat(Swing.texts(panel))
                .anyMatch(text -> text.matches("Held at \\d\\d:\\d\\d:\\d\\d. Press End to follow"));
        assertThat(Swing.all(panel, JToggleButton.class)).noneMatch(JToggleButton::isSelected);

        press(chart, "END");
        assertThat(Swing.texts(panel)).noneMatch(text -> text.startsWith("Held at "));
        press(chart, "typed -");
        press(chart, "typed +");
        Swing.runOnEventThread(Swing.all(panel, JToggleButton.class).get(1)::doClick);
        assertThat(Swing.all(panel, JToggleButton.class).get(1).isSelected()).isTrue();
    }

    private static void press(TimelineChart chart, String key) {
        Object name = chart.getInputMap().get(KeyStroke.getKeyStroke(key));
        Swing.runOnEventThread(() -> chart.getActionMap().get(name).actionPerformed(new ActionEvent(chart, 0, key)));
    }

    private void choose(String text) {
        JPopupMenu menu = Swing.find(panel, TimelineChart.class).getComponentPopupMenu();
        JMenuItem item = Swing.all(menu, JMenuItem.class).stream()
                .filter(each -> each.getText().equals(text))
                .findFirst()
                .orElseThrow();
        Swing.runOnEventThread(item::doClick);
    }

    private int marks() {
        BufferedImage image = Swing.onEventThread(() -> Swing.paint(panel, 900, 250));
        return Swing.count(image, Palette.ofTables().of(Status.CRITICAL));
    }

    private void tick(long used) {
        fds.put("Used", used);
        jvm.sampled();
        jvm.clock.advance(Duration.ofSeconds(1));
        Swing.runOnEventThread(() -> {
            Snapshot snapshot = jvm.snapshot();
            session.add(snapshot);
            panel.show(snapshot);
        });
    }
}
