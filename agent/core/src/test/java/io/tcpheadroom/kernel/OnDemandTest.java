package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.Permission;
import java.security.Permissions;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.PropertyPermission;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@SuppressWarnings("removal") // the security manager
class OnDemandTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong();
    private final AtomicLong cpuTime = new AtomicLong();
    private long costs;
    private String refused;
    private long next = 1;
    private final OnDemand<Long> things = new OnDemand<>("things", this::read, clock::get, cpuTime::get);

    private Long read() throws UnreadableFile {
        cpuTime.addAndGet(costs);
        if (refused != null) {
            throw new UnreadableFile(UnreadableFile.Cause.TEMPORARY, refused);
        }
        return next++;
    }

    @Test
    void before_anyone_asks_it_is_unknown_and_has_no_age() {
        assertThat(things.figure(Figure::of).reason())
                .isEqualTo("not measured yet: read when a symptom shows, or by measure()");
        assertThat(things.readAtNanos()).isNull();
        assertThat(things.ageSeconds()).isNull();
        assertThat(things.report().toString()).startsWith("no value: not measured yet");
    }

    @Test
    void it_is_read_every_ten_seconds_at_most() {
        assertThat(things.measure()).isTrue();
        clock.set(9 * SECOND);
        assertThat(things.measure()).isFalse();
        assertThat(things.figure(Figure::of)).isEqualTo(Figure.of(1));
        assertThat(things.ageSeconds()).isEqualTo(9);
        clock.set(10 * SECOND);
        assertThat(things.measure()).isTrue();
        assertThat(things.figure(Figure::of)).isEqualTo(Figure.of(2));
        assertThat(things.ageSeconds()).isZero();
    }

    @Test
    void what_costs_much_is_read_for_a_hundredth_of_a_processors_time() {
        costs = SECOND;
        assertThat(things.measure()).isTrue();
        clock.set(99 * SECOND);
        assertThat(things.measure()).isFalse();
        clock.set(100 * SECOND);
        assertThat(things.measure()).isTrue();
    }

    @Test
    void while_a_symptom_shows_it_is_read_every_two_seconds() {
        assertThat(things.isDueOnSymptom()).isTrue();
        assertThat(things.measureOnSymptom()).isTrue();
        clock.set(SECOND);
        assertThat(things.isDueOnSymptom()).isFalse();
        assertThat(things.measureOnSymptom()).isFalse();
        clock.set(2 * SECOND);
        assertThat(things.isDueOnSymptom()).isTrue();
        assertThat(things.measure()).as("nobody who asks gets it so often").isFalse();
        assertThat(things.measureOnSymptom()).isTrue();
        assertThat(things.figure(Figure::of)).isEqualTo(Figure.of(2));
    }

    @Test
    void what_may_hold_up_the_program_is_not_read_more_often_while_a_symptom_shows() {
        OnDemand<Long> held = new OnDemand<>("held", this::read, clock::get, cpuTime::get, true);
        costs = SECOND / 5;
        assertThat(held.measureOnSymptom()).isTrue();
        clock.set(10 * SECOND);
        assertThat(held.isDueOnSymptom()).isFalse();
        assertThat(held.isDueNowAndThen()).isFalse();
        clock.set(20 * SECOND);
        costs = 0;
        assertThat(held.measureOnSymptom()).isTrue();
        clock.set(29 * SECOND);
        assertThat(held.isDueOnSymptom()).isFalse();
        assertThat(held.isDueNowAndThen()).isFalse();
        clock.set(30 * SECOND);
        assertThat(held.measureNowAndThen()).isTrue();
    }

    @Test
    void now_and_then_is_as_soon_and_for_no_more_of_the_time_than_anyone_who_asks_gets() {
        assertThat(things.measureNowAndThen()).isTrue();
        clock.set(2 * SECOND);
        costs = SECOND;
        assertThat(things.measureNowAndThen()).isTrue();
        clock.set(101 * SECOND);
        assertThat(things.isDueNowAndThen()).isFalse();
        clock.set(102 * SECOND);
        assertThat(things.measureNowAndThen()).isTrue();
    }

    @Test
    void what_costs_much_is_read_for_a_twentieth_of_a_processors_time_while_a_symptom_shows() {
        costs = SECOND;
        assertThat(things.measureOnSymptom()).isTrue();
        clock.set(19 * SECOND);
        assertThat(things.isDueOnSymptom()).isFalse();
        clock.set(20 * SECOND);
        assertThat(things.measureOnSymptom()).isTrue();
    }

    @Test
    void in_the_background_it_is_read_every_five_seconds() {
        assertThat(things.isDueInBackground()).isTrue();
        assertThat(things.measureInBackground()).isTrue();
        clock.set(SECOND * 48 / 10);
        assertThat(things.measureInBackground()).isFalse();
        clock.set(SECOND * 49 / 10);
        assertThat(things.isDueInBackground()).isTrue();
        assertThat(things.measureInBackground()).isTrue();
    }

    @Test
    void in_the_background_it_is_read_for_a_five_hundredth_of_a_processors_time_by_the_cheaper_of_two_readings() {
        costs = SECOND / 5;
        things.measureInBackground(); // the first: a quarter of it counts
        clock.set(24 * SECOND);
        assertThat(things.measureInBackground()).isFalse();
        clock.set(25 * SECOND);
        costs = SECOND / 10;
        assertThat(things.measureInBackground()).isTrue();

        costs = SECOND;
        clock.set(74 * SECOND);
        assertThat(things.measureInBackground()).isFalse();
        clock.set(75 * SECOND);
        assertThat(things.measureInBackground()).isTrue(); // dear by chance: the one before counts
        clock.set(125 * SECOND);
        assertThat(things.measureInBackground()).isTrue();
        clock.set(624 * SECOND);
        assertThat(things.measureInBackground()).isFalse();
        clock.set(625 * SECOND);
        assertThat(things.measureInBackground()).isTrue();
    }

    @Test
    void after_a_failure_the_last_value_stands_with_its_age_and_the_reason_is_told() {
        things.measure();
        clock.set(20 * SECOND);
        refused = "/proc/net/tcp: Too many open files";
        assertThat(things.measure()).isTrue();

        assertThat(things.problem()).isEqualTo("/proc/net/tcp: Too many open files");
        assertThat(things.figure(Figure::of)).isEqualTo(Figure.of(1));
        assertThat(things.ageSeconds()).isEqualTo(20);
        assertThat(things.report().failuresTotal()).isEqualTo(1);
    }

    /** As under a security manager, which only JDKs up to 23 have. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_23)
    void whoever_asks_needs_no_rights_of_their_own() {
        Permission right = new PropertyPermission("java.version", "read");
        OnDemand<Long> guarded = new OnDemand<>(
                "things",
                () -> {
                    AccessController.checkPermission(right);
                    return 1L;
                },
                clock::get,
                cpuTime::get);
        ProtectionDomain withoutRights = new ProtectionDomain(null, new Permissions());
        AccessController.doPrivileged(
                (PrivilegedAction<Boolean>) guarded::measure,
                new AccessControlContext(new ProtectionDomain[] {withoutRights}));

        assertThat(guarded.problem()).isNull();
        assertThat(guarded.last()).isEqualTo(1);
    }
}
