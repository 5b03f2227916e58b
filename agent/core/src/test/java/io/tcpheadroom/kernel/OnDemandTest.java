package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.Permission;
import java.security.Permissions;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.PropertyPermission;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    void whoever_asks_gets_what_is_read_now_unless_that_was_done_within_the_last_second() {
        assertThat(things.measure()).isTrue();
        clock.set(SECOND - 1);
        assertThat(things.measure()).isFalse();
        assertThat(things.figure(Figure::of)).isEqualTo(Figure.of(1));
        clock.set(SECOND);
        assertThat(things.measure()).isTrue();
        assertThat(things.figure(Figure::of)).isEqualTo(Figure.of(2));
        assertThat(things.ageSeconds()).isZero();
    }

    @Test
    void what_costs_much_is_read_for_whoever_asks_all_the_same() {
        costs = 70 * SECOND;
        assertThat(things.measure()).isTrue();
        clock.set(2 * SECOND);
        assertThat(things.measure()).isTrue();
        assertThat(things.figure(Figure::of)).isEqualTo(Figure.of(2));
    }

    @Test
    void what_may_hold_up_the_program_is_read_for_a_hundredth_of_a_processors_time() {
        OnDemand<Long> held = new OnDemand<>("held", this::read, clock::get, cpuTime::get, true);
        assertThat(held.measure()).isTrue();
        clock.set(9 * SECOND);
        assertThat(held.measure()).isFalse();
        clock.set(10 * SECOND);
        costs = SECOND;
        assertThat(held.measure()).isTrue();
        clock.set(109 * SECOND);
        assertThat(held.measure()).isFalse();
        clock.set(110 * SECOND);
        assertThat(held.measure()).isTrue();
    }

    @Test
    void of_those_who_ask_at_once_ten_share_a_reading_and_the_others_get_the_last() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        OnDemand<Long> shared = new OnDemand<>(
                "shared",
                () -> {
                    reading.countDown();
                    passed(go);
                    return read();
                },
                clock::get,
                cpuTime::get);
        ExecutorService askers = Executors.newCachedThreadPool();
        List<Future<Boolean>> asked = new ArrayList<>();
        asked.add(askers.submit(shared::measure));
        reading.await();
        for (int i = 1; i < 10; i++) {
            asked.add(askers.submit(shared::measure));
        }
        await().untilAsserted(() -> assertThat(shared.asking()).isEqualTo(10));

        assertThat(shared.measure()).as("the eleventh").isFalse();
        go.countDown();

        List<Boolean> read = new ArrayList<>();
        for (Future<Boolean> each : asked) {
            read.add(each.get());
        }
        assertThat(read).containsOnlyOnce(true).hasSize(10);
        assertThat(shared.last()).isEqualTo(1);
        assertThat(shared.asking()).isZero();
        askers.shutdown();
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
    void now_and_then_is_as_soon_and_for_a_hundredth_of_a_processors_time() {
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

    private static void passed(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
