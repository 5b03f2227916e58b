package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackWalkBudgetTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - SECOND / 2); // overflows within the test
    private final AtomicInteger clockReads = new AtomicInteger();
    private final StackWalkBudget budget = new StackWalkBudget(3, this::read);

    private long read() {
        clockReads.incrementAndGet();
        return nanos.get();
    }

    /** How many of a hundred callers get a permit. */
    private int granted() {
        int granted = 0;
        for (int i = 0; i < 100; i++) {
            granted += budget.tryAcquire() ? 1 : 0;
        }
        return granted;
    }

    @Test
    void a_budget_of_none_grants_nothing() {
        StackWalkBudget none = new StackWalkBudget(0, nanos::get);
        assertThat(none.tryAcquire()).isFalse();

        nanos.addAndGet(SECOND);
        assertThat(none.tryAcquire()).isFalse();
    }

    @Test
    void within_a_second_no_more_than_the_budget_is_granted() {
        assertThat(granted()).isEqualTo(3);

        nanos.addAndGet(SECOND - 1);
        assertThat(granted()).isZero();
        nanos.addAndGet(1);
        assertThat(granted()).isEqualTo(3);
    }

    @Test
    void a_long_quiet_time_saves_up_nothing() {
        granted();

        nanos.addAndGet(3600 * SECOND);
        assertThat(granted()).isEqualTo(3);
    }

    @Test
    void what_a_quiet_time_left_over_is_granted_before_the_next_budget() {
        budget.tryAcquire();

        nanos.addAndGet(3600 * SECOND);
        assertThat(granted()).isEqualTo(2 + 3);
        assertThat(granted()).isZero();
    }

    @Test
    void while_permits_are_left_the_clock_is_not_read() {
        clockReads.set(0);
        budget.tryAcquire();
        budget.tryAcquire();
        budget.tryAcquire();
        assertThat(clockReads).hasValue(0);

        budget.tryAcquire();
        assertThat(clockReads).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void of_two_threads_that_ask_for_the_last_permit_at_the_same_time_one_gets_it(boolean isRenewed) {
        List<StackWalkBudget> budgets = Stream.generate(() -> new StackWalkBudget(1, nanos::get))
                .limit(50_000)
                .toList();
        if (isRenewed) {
            budgets.forEach(StackWalkBudget::tryAcquire);
            nanos.addAndGet(SECOND);
        }
        AtomicIntegerArray granted = new AtomicIntegerArray(budgets.size());
        IntConsumer asking = i -> granted.addAndGet(i, budgets.get(i).tryAcquire() ? 1 : 0);

        Race.run(budgets.size(), asking, asking);

        assertThat(IntStream.range(0, budgets.size()).map(granted::get)).containsOnly(1);
    }
}
