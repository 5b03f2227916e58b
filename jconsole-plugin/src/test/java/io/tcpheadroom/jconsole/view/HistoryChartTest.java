package io.tcpheadroom.jconsole.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.Status;
import io.tcpheadroom.jconsole.FakeJvm;
import io.tcpheadroom.jconsole.model.Resource;
import io.tcpheadroom.jconsole.model.TimeSeries;
import io.tcpheadroom.jconsole.model.Timeline;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class HistoryChartTest {
    private static final Rectangle AREA = new Rectangle(0, 0, 200, 100);

    private final FakeJvm jvm = FakeJvm.withAgent();
    private final Map<String, Object> resource = jvm.descriptors(50, 100, "OK");
    private final Timeline timeline = new Timeline();
    private final Palette palette = Palette.ofTables();

    @Test
    void what_is_used_is_a_line_at_its_height() {
        ticks(61, second -> 50L);

        BufferedImage image = paint(false);

        int middle = rowOf(image, palette.of(Status.OK));
        assertThat(middle).isBetween(60, 110); // half of 100, in a picture 180 high with the clock below
        assertThat(Swing.count(image, palette.of(Status.OK))).isGreaterThan(200);
    }

    @Test
    void what_is_old_has_no_color() {
        ticks(61, second -> 50L);

        assertThat(Swing.count(paint(true), palette.of(Status.OK))).isZero();
    }

    @Test
    void limit_marks_peak_and_what_is_used_now_are_named_from_top_to_bottom() {
        resource.put("Peak", 70L);
        ticks(3, second -> 50L);

        assertThat(new Levels(shown(), 50).all(palette))
                .extracting(Level::label)
                .containsExactly("limit 100", "critical 95 %", "warning 85 %", "peak 70", "now 50");
        assertThat(new Levels(shown(), 50).offChart()).isEmpty();
    }

    @Test
    void a_limit_that_is_far_above_is_told_in_words() {
        resource.put("Limit", 1_000_000L);
        ticks(3, second -> 50L);

        Levels levels = new Levels(shown(), 50);
        assertThat(levels.top()).isLessThan(100);
        assertThat(levels.offChart()).isEqualTo("limit 1,000,000 is off the chart");
        assertThat(levels.all(palette)).extracting(Level::label).containsExactly("now 50");
    }

    @Test
    void without_a_limit_it_says_whether_there_is_none() {
        resource.put("Limit", null);
        resource.put("Status", "UNLIMITED");
        ticks(3, second -> 50L);
        assertThat(new Levels(shown(), 50).offChart()).isEqualTo("no limit");

        resource.put("Status", "UNKNOWN");
        ticks(1, second -> 50L);
        assertThat(new Levels(shown(), 50).offChart()).isEqualTo("limit unknown");
    }

    @Test
    void labels_at_the_same_height_do_not_lie_on_each_other() {
        resource.put("Used", 100L);
        resource.put("Peak", 100L);
        ticks(1, second -> 100L);
        LevelLabels labels = new LevelLabels(new Levels(shown(), 100).all(palette));

        double[] middles = labels.spread(new Scale(AREA, 0, 60, 104), 15);

        for (int i = 1; i < middles.length; i++) {
            assertThat(middles[i] - middles[i - 1]).isGreaterThanOrEqualTo(14.99);
        }
        assertThat(middles[0]).isGreaterThanOrEqualTo(0);
        assertThat(middles[middles.length - 1]).isLessThanOrEqualTo(100);
    }

    @Test
    void an_hour_costs_no_more_than_the_picture_is_wide_and_no_peak_is_lost() {
        ticks(3_600, second -> second == 1_800 ? 100L : 10L);
        TimeSeries series = series();
        Scale scale = new Scale(AREA, series.second(0), series.second(series.size() - 1), 100);

        List<Segment> line = segments(Curve.of(series, scale, series::used));

        assertThat(line).hasSizeLessThanOrEqualTo(4 * (AREA.width + 1));
        assertThat(line).extracting(Segment::y).contains(0.0);
    }

    @Test
    void what_stays_level_is_one_stroke() {
        ticks(30, second -> second < 20 ? 10L : 20L);
        TimeSeries series = series();
        Scale scale = new Scale(AREA, series.second(0), series.second(series.size() - 1), 100);

        assertThat(segments(Curve.of(series, scale, series::used)))
                .extracting(Segment::y)
                .containsExactly(90.0, 90.0, 80.0, 80.0);
    }

    @Test
    void a_single_point_is_a_dot() {
        ticks(1, second -> 50L);
        TimeSeries series = series();
        Scale scale = new Scale(AREA, series.second(0) - 60, series.second(0), 100);

        assertThat(segments(Curve.of(series, scale, series::used))).hasSize(2);
    }

    @Test
    void where_nothing_was_seen_there_is_no_line() {
        ticks(30, second -> 50L);
        jvm.clock.advance(Duration.ofSeconds(60));
        ticks(30, second -> 50L);
        TimeSeries series = series();
        Scale scale = new Scale(AREA, series.second(0), series.second(series.size() - 1), 100);

        assertThat(segments(Curve.of(series, scale, series::used)))
                .filteredOn(segment -> segment.type() == PathIterator.SEG_MOVETO)
                .hasSize(2);
    }

    @Test
    void ticks_of_values_are_round_in_decimal_and_in_binary_units() {
        assertThat(Ticks.upTo(20_000, false, 4)).containsExactly(0.0, 5_000.0, 10_000.0, 15_000.0, 20_000.0);
        assertThat(Ticks.upTo(2, false, 4)).containsExactly(0.0, 1.0, 2.0);
        double mebi = 1 << 20;
        assertThat(Ticks.upTo(4 * mebi, true, 4)).containsExactly(0.0, mebi, 2 * mebi, 3 * mebi, 4 * mebi);
    }

    @Test
    void ticks_of_time_are_those_of_the_clock() {
        assertThat(Ticks.ofClock(1_003, 1_063, 4)).containsExactly(1_005.0, 1_020.0, 1_035.0, 1_050.0);
        List<Double> hour = Ticks.ofClock(7_200, 10_800, 6);
        assertThat(hour).startsWith(7_200.0, 7_800.0).hasSize(7);
    }

    private record Segment(int type, double y) {}

    private static List<Segment> segments(Path2D path) {
        List<Segment> segments = new ArrayList<>();
        double[] point = new double[6];
        for (PathIterator each = path.getPathIterator(null); !each.isDone(); each.next()) {
            segments.add(new Segment(each.currentSegment(point), point[1]));
        }
        return segments;
    }

    private void ticks(int seconds, IntFunction<Long> use) {
        for (int second = 0; second < seconds; second++) {
            jvm.clock.advance(Duration.ofSeconds(1));
            jvm.sampled();
            resource.put("Used", use.apply(second));
            timeline.add(jvm.snapshot());
        }
    }

    private Resource shown() {
        return jvm.snapshot().resources().get(0);
    }

    private TimeSeries series() {
        return timeline.of(Names.resource("process-fds"));
    }

    private BufferedImage paint(boolean stale) {
        return Swing.onEventThread(() -> {
            HistoryChart chart = new HistoryChart();
            chart.show(shown(), series());
            chart.showStale(stale);
            return Swing.paint(chart, 500, 180);
        });
    }

    private static int rowOf(BufferedImage image, Color color) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) == color.getRGB()) {
                    return y;
                }
            }
        }
        return -1;
    }
}
