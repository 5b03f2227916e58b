package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Status;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JLabel;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.JViewport;
import javax.swing.SwingConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every panel in every state and every look and feel, painted without a screen. The pictures stay in target/pictures. */
class PaintTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    static Stream<Arguments> looks_and_states() {
        return Stream.of(Look.values())
                .flatMap(look -> Stream.of(TabState.values()).map(state -> Arguments.of(look, state)));
    }

    @AfterEach
    void jconsoles_own_look_again() {
        Look.METAL.install();
    }

    @ParameterizedTest
    @MethodSource("looks_and_states")
    void the_first_sentence_says_what_there_is_and_how_old_it_is(Look look, TabState state) {
        look.install();

        List<String> texts = Swing.texts(state.tab());

        assertThat(texts).contains(state.sentence);
        assertThat(texts).anyMatch(text -> text.startsWith(state.age()));
    }

    @ParameterizedTest
    @MethodSource("looks_and_states")
    void each_panel_is_painted_with_the_colors_of_its_status_and_without_when_it_is_old(Look look, TabState state)
            throws IOException {
        look.install();
        HeadroomTab tab = state.tab();
        JTabbedPane panels = Swing.find(tab, JTabbedPane.class);
        for (int panel = 0; panel < panels.getTabCount(); panel++) {
            int index = panel;
            BufferedImage image = Swing.onEventThread(() -> {
                panels.setSelectedIndex(index);
                return Swing.paint(tab, 900, 600);
            });
            keep(image, look + "-" + state + "-" + panels.getTitleAt(panel));
            assertColors(image, state, Palette.ofTables());
            Swing.runOnEventThread(() -> assertNothingClipped(tab));
        }
    }

    /** Names and descriptions may be cut off where a column is narrow, but no label, no heading, no number and no title of a resource. */
    private static void assertNothingClipped(HeadroomTab tab) {
        for (JLabel label : Swing.visible(tab, JLabel.class)) {
            assertFits(label, label.getWidth());
        }
        for (JTextField field : Swing.visible(tab, JTextField.class)) {
            if (field.isEditable()) {
                assertThat(field.getWidth()).isGreaterThanOrEqualTo(field.getPreferredSize().width);
            }
        }
        for (JTable table : Swing.visible(tab, JTable.class)) {
            for (int column = 0; column < table.getColumnCount(); column++) {
                int width = table.getColumnModel().getColumn(column).getWidth();
                if (showsHeadings(table)) {
                    assertFits(Swing.heading(table, column), width);
                }
                for (int row = 0; row < Math.min(3, table.getRowCount()); row++) {
                    JLabel cell = Swing.cell(table, row, column);
                    boolean isResource = table.getColumnName(column).equals("Resource");
                    if (isResource || cell.getHorizontalAlignment() == SwingConstants.RIGHT) {
                        assertFits(cell, width);
                    }
                }
            }
        }
    }

    /** A scroll pane takes over its table's headings once it is on a screen. */
    private static boolean showsHeadings(JTable table) {
        return table.getParent() instanceof JViewport || table.getTableHeader().getParent() != null;
    }

    private static void assertFits(JLabel label, int width) {
        assertThat(width).as(label.getText()).isGreaterThanOrEqualTo(label.getPreferredSize().width);
    }

    private static void assertColors(BufferedImage image, TabState state, Palette palette) {
        int critical = Swing.count(image, palette.of(Status.CRITICAL));
        int ok = Swing.count(image, palette.of(Status.OK));
        if (state == TabState.AT_100_PERCENT) {
            assertThat(critical).isGreaterThan(5_000);
        } else {
            assertThat(critical).isZero();
        }
        if (state.isOld()) {
            assertThat(ok).isZero();
            assertThat(Swing.count(image, palette.of(Status.WARN))).isLessThan(200); // the icon beside their age
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void at_200_percent_the_same_is_painted_twice_as_large(Look look) throws IOException {
        look.install();
        HeadroomTab tab = TabState.AT_100_PERCENT.tab();

        BufferedImage once = Swing.onEventThread(() -> Swing.paint(tab, 1_200, 800));
        BufferedImage twice = Swing.onEventThread(() -> Swing.paint(tab, 1_200, 800, 2));
        keep(twice, look + "-200-percent");

        Color critical = Palette.ofTables().of(Status.CRITICAL);
        assertThat(Swing.count(twice, critical) / (double) Swing.count(once, critical))
                .isBetween(3.8, 4.2);
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void a_thousand_rows_are_in_their_order(Look look) {
        look.install();
        HeadroomTab tab = TabState.WITH_1000_ROWS.tab();

        assertThat(firstCells(tab, "Apps")).hasSize(1_000).startsWith("app999", "app998", "app997");
        assertThat(firstCells(tab, "Listeners")).hasSize(1_000);
        assertThat(firstCells(tab, "Destinations")).hasSize(1_000);
        assertThat(firstCells(tab, "Kernel")).hasSize(1_001).startsWith("ListenOverflows", "net.core.setting0");
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void what_is_empty_says_so(Look look) {
        look.install();
        HeadroomTab tab = TabState.EMPTY.tab();

        for (String panel : List.of("Apps", "Listeners", "Destinations", "Kernel")) {
            assertThat(firstCells(tab, panel)).isEmpty();
            assertThat(Swing.texts(tab)).contains("0 rows");
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void every_text_can_be_read_on_what_is_behind_it(Look look) {
        look.install();
        HeadroomTab tab = TabState.AT_100_PERCENT.tab();
        for (Palette palette : List.of(Palette.ofPanels(), Palette.ofTables())) {
            assertReadable(palette.foreground(), palette.background());
            assertReadable(palette.muted(), palette.background());
            for (Status status : Status.values()) {
                assertReadable(palette.of(status), palette.background());
            }
        }
        assertReadable(Palette.ofPanels().muted(), Palette.ofTables().background()); // captions on the sheet
        for (JTable table : Swing.all(tab, JTable.class)) {
            for (int row = 0; row < Math.min(2, table.getRowCount()); row++) {
                assertCellsReadable(table, row);
                table.setRowSelectionInterval(row, row);
                assertCellsReadable(table, row);
            }
        }
    }

    private static void assertCellsReadable(JTable table, int row) {
        for (int column = 0; column < table.getColumnCount(); column++) {
            JLabel cell = Swing.cell(table, row, column);
            assertReadable(cell.getForeground(), cell.getBackground());
        }
    }

    private static void assertReadable(Color text, Color background) {
        assertThat(Contrast.of(text, background))
                .as(text + " on " + background)
                .isGreaterThanOrEqualTo(Contrast.ENOUGH);
    }

    private static List<String> firstCells(HeadroomTab tab, String panel) {
        return Swing.onEventThread(() -> {
            JTabbedPane panels = Swing.find(tab, JTabbedPane.class);
            panels.setSelectedIndex(panels.indexOfTab(panel));
            JTable table = Swing.find(panels.getSelectedComponent(), JTable.class);
            return IntStream.range(0, table.getRowCount())
                    .mapToObj(row -> Swing.text(table, row, 0))
                    .toList();
        });
    }

    private static void keep(BufferedImage image, String name) throws IOException {
        Files.createDirectories(PICTURES);
        ImageIO.write(
                image,
                "png",
                PICTURES.resolve(name.toLowerCase(Locale.ROOT) + ".png").toFile());
    }
}
