package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Status;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UtilizationBarTest {
    private static final int WIDTH = 200;
    private static final int HEIGHT = 12;
    private static final int TOP = 4;

    private final Palette light = new Palette(Color.BLACK, Color.WHITE);
    private final Palette dark = new Palette(Color.WHITE, new Color(0x1e1f22));

    @Test
    void at_0_percent_it_is_all_track() {
        BufferedImage image = paint(new UtilizationBar(0.0, 0, 0, Status.OK), light);

        assertThat(middle(image, 1)).isEqualTo(light.track());
        assertThat(middle(image, WIDTH - 2)).isEqualTo(light.track());
    }

    @Test
    void at_100_percent_it_is_all_used() {
        BufferedImage image = paint(new UtilizationBar(1.0, 0, 0, Status.CRITICAL), light);

        assertThat(middle(image, 1)).isEqualTo(light.of(Status.CRITICAL));
        assertThat(middle(image, WIDTH - 2)).isEqualTo(light.of(Status.CRITICAL));
    }

    @Test
    void at_90_percent_the_fill_ends_at_90_percent() {
        BufferedImage image = paint(new UtilizationBar(0.9, 0, 0, Status.WARN), dark);

        assertThat(middle(image, 175)).isEqualTo(dark.of(Status.WARN));
        assertThat(middle(image, 185)).isEqualTo(dark.track());
    }

    @Test
    void a_little_is_more_than_nothing() {
        assertThat(middle(paint(new UtilizationBar(0.0001, 0, 0, Status.OK), light), 0))
                .isNotEqualTo(light.track());
    }

    @Test
    void unknown_is_an_outline_and_no_bar() {
        BufferedImage image = paint(new UtilizationBar(null, 0.8, 0.9, Status.UNKNOWN), light);

        for (int x = 2; x < WIDTH - 2; x++) {
            assertThat(middle(image, x)).isEqualTo(Color.WHITE);
        }
        assertThat(row(image, TOP)).hasSizeGreaterThan(1);
    }

    @Test
    void the_marks_stand_where_the_status_changes() {
        BufferedImage image = paint(new UtilizationBar(0.1, 0.5, 0.75, Status.OK), light);

        assertThat(color(image, 100, TOP - 1)).isEqualTo(light.muted());
        assertThat(middle(image, 100)).isEqualTo(light.track());
        assertThat(middle(image, 150)).isEqualTo(light.muted());
    }

    @Test
    void marks_that_are_off_are_not_there() {
        BufferedImage image = paint(new UtilizationBar(0.1, 0, 0, Status.OK), light);

        assertThat(row(image, TOP - 1)).containsExactly(Color.WHITE);
    }

    @Test
    void more_than_the_limit_does_not_leave_the_track() {
        BufferedImage image = paint(new UtilizationBar(1.7, 0, 0, Status.CRITICAL), light);

        assertThat(middle(image, WIDTH + 5)).isEqualTo(Color.WHITE);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void a_status_can_be_read_on_light_and_on_dark(Status status) {
        Palette metal = new Palette(new Color(0x333333), new Color(0xeeeeee));
        for (Palette palette : List.of(light, dark, metal)) {
            assertThat(Contrast.of(palette.of(status), palette.background())).isGreaterThanOrEqualTo(Contrast.ENOUGH);
        }
    }

    private static BufferedImage paint(UtilizationBar bar, Palette palette) {
        BufferedImage image = new BufferedImage(WIDTH + 10, HEIGHT + 2 * TOP, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(palette.background());
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.translate(0, TOP);
        bar.paint(g, WIDTH, HEIGHT, palette);
        return image;
    }

    private static Color middle(BufferedImage image, int x) {
        return color(image, x, TOP + HEIGHT / 2);
    }

    private static Color color(BufferedImage image, int x, int y) {
        return new Color(image.getRGB(x, y));
    }

    private static Set<Color> row(BufferedImage image, int y) {
        Set<Color> colors = new HashSet<>();
        for (int x = 0; x < WIDTH; x++) {
            colors.add(color(image, x, y));
        }
        return colors;
    }
}
