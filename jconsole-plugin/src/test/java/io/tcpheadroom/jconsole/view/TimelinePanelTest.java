package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.jconsole.FakeJvm;
import io.tcpheadroom.jconsole.model.Snapshot;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JList;
import javax.swing.JToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelinePanelTest {
    private final FakeJvm jvm = FakeJvm.withAgent();
    private final Map<String, Object> fds = jvm.descriptors(0, 100, "OK");
    private final List<String> copied = new ArrayList<>();
    private final Session session = new Session(jvm.inquiry, copied::add);
    private final TimelinePanel panel = Swing.onEventThread(() -> new TimelinePanel(session));
    private final JList<?> list = Swing.find(panel, JList.class);

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
                .startsWith("time,\"File descriptors\"")
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
    void the_picture_is_saved_and_where_is_told(@TempDir Path folder) throws IOException {
        tick(5);
        Swing.runOnEventThread(() -> Swing.paint(panel, 900, 250));
        Swing.runOnEventThread(() -> panel.save(folder));

        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.findFirst().orElseThrow();
            assertThat(ImageIO.read(file.toFile()).getWidth()).isGreaterThan(400);
            assertThat(Swing.texts(panel)).contains("Saved " + file);
        }
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
