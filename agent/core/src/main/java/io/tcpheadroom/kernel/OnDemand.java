package io.tcpheadroom.kernel;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A reading that is too slow for the tick. Whoever asks gets what is read now, unless the last one began less than a second
 * before that, or ten others are asking too; one that holds up the program is made every ten seconds at most, and for at most a
 * hundredth of one processor's time. And by the agent itself it is made at most every two seconds, for at
 * most a hundredth where the last one merely says too little by now, for at most a twentieth while a symptom shows of what it
 * counts: so what costs up to 100 ms is two seconds old then, and what costs more is as much older; and without any reason, where
 * that is asked for, at most every five seconds and for at most a five-hundredth. What it gave stands until the
 * next, and tells its age. It opens its files anew each time and closes them. For any thread; what {@link #last()} gives is
 * immutable, and only what reads waits for anything.
 *
 * @param <T> what the reading gives
 */
public final class OnDemand<T> {
    private static final long FRESH_NANOS = 1_000_000_000L;
    private static final int MOST_ASKING = 10;
    private static final long MIN_INTERVAL_NANOS = 10_000_000_000L;
    private static final int SHARE = 100;

    /** Two seconds, less what a tick may come early. */
    private static final long MIN_INTERVAL_ON_SYMPTOM_NANOS = 1_900_000_000L;

    private static final int SHARE_ON_SYMPTOM = 20;

    /** Five seconds, less what a tick may come early. */
    private static final long MIN_INTERVAL_IN_BACKGROUND_NANOS = 4_900_000_000L;

    private static final int SHARE_IN_BACKGROUND = 500;

    private final String name;
    private final Reader.Reading<T> reading;
    private final LongSupplier clock;
    private final LongSupplier cpuTime;
    private final boolean isHoldingUp;
    private final AtomicInteger asking = new AtomicInteger();
    private volatile @Nullable Attempt attempt;
    private volatile Last<T> last = new Last<>(
            Reader.State.UNREAD, null, 0, "not measured yet: read when a symptom shows, or by measure()", 0, 0);

    OnDemand(String name, Reader.Reading<T> reading, LongSupplier clock, LongSupplier cpuTime) {
        this(name, reading, clock, cpuTime, false);
    }

    /** @param isHoldingUp whether the program's own threads may have to wait while it is read: no symptom makes it more frequent then */
    OnDemand(String name, Reader.Reading<T> reading, LongSupplier clock, LongSupplier cpuTime, boolean isHoldingUp) {
        this.isHoldingUp = isHoldingUp;
        this.cpuTime = cpuTime;
        this.name = name;
        this.reading = reading;
        this.clock = clock;
    }

    /** When the last reading began, and what it cost. */
    private static final class Attempt {
        /** The code of a first reading is interpreted, and what can be remembered is looked up. */
        private static final int FIRST_IS_DEARER = 4;

        final long began;
        final long cost;

        /** What the next is expected to cost: one dear reading is chance, two are not. */
        final long usualCost;

        Attempt(long began, long cost, @Nullable Attempt before) {
            this.began = began;
            this.cost = cost;
            this.usualCost = before == null ? cost / FIRST_IS_DEARER : Math.min(cost, before.cost);
        }
    }

    /** What the last reading gave, and how it went. */
    private static final class Last<T> {
        final Reader.State state;
        final @Nullable T value;
        final long at;
        /** Of the last reading without a value. */
        final String reason;

        final long failures;
        final long nanos;

        Last(Reader.State state, @Nullable T value, long at, String reason, long failures, long nanos) {
            this.state = state;
            this.value = value;
            this.at = at;
            this.reason = reason;
            this.failures = failures;
            this.nanos = nanos;
        }

        Last<T> succeeded(T newValue, long now, long took) {
            return new Last<>(Reader.State.READ, newValue, now, reason, failures, took);
        }

        /** The value before it stands: its age says how old that is by now. */
        Last<T> failed(Reader.State how, String why, long took) {
            return new Last<>(how, value, at, why, failures + (how == Reader.State.FAILED ? 1 : 0), took);
        }

        @Nullable
        String problem() {
            return state == Reader.State.READ ? null : reason;
        }

        boolean isAbsent() {
            return state == Reader.State.UNREAD || state == Reader.State.ABSENT;
        }
    }

    /** Reads, unless it was just read. True when it has read. Several who ask at once share a reading. */
    public boolean measure() {
        long asked = clock.getAsLong();
        try {
            return asking.incrementAndGet() <= MOST_ASKING && measureAsked(asked);
        } finally {
            asking.decrementAndGet();
        }
    }

    /** How many ask at this moment. */
    int asking() {
        return asking.get();
    }

    private synchronized boolean measureAsked(long asked) {
        Attempt before = attempt;
        boolean isFresh = before != null && asked - before.began < FRESH_NANOS;
        return measure(isHoldingUp ? isDue(MIN_INTERVAL_NANOS, SHARE) : !isFresh);
    }

    /** The same while a symptom shows, when it may cost more. */
    public synchronized boolean measureOnSymptom() {
        return measure(isDueOnSymptom());
    }

    /** Reads for the agent itself, which asks when a reading says too little: no more of the time, but sooner. */
    public synchronized boolean measureNowAndThen() {
        return measure(isDueNowAndThen());
    }

    /** Reads though nobody asks and nothing shows, so that there is a series of what it gives: for a five-hundredth of the time. */
    public synchronized boolean measureInBackground() {
        return measure(isDueInBackground());
    }

    /** Whether {@link #measureInBackground} would read now. */
    public boolean isDueInBackground() {
        Attempt before = attempt;
        return before == null
                || clock.getAsLong() - before.began
                        >= Math.max(MIN_INTERVAL_IN_BACKGROUND_NANOS, SHARE_IN_BACKGROUND * before.usualCost);
    }

    /** Whether {@link #measureNowAndThen} would read now. */
    public boolean isDueNowAndThen() {
        return isDue(isHoldingUp ? MIN_INTERVAL_NANOS : MIN_INTERVAL_ON_SYMPTOM_NANOS, SHARE);
    }

    /** Whether {@link #measureOnSymptom} would read now. */
    public boolean isDueOnSymptom() {
        return isHoldingUp ? isDueNowAndThen() : isDue(MIN_INTERVAL_ON_SYMPTOM_NANOS, SHARE_ON_SYMPTOM);
    }

    private boolean isDue(long interval, int share) {
        Attempt before = attempt;
        return before == null || clock.getAsLong() - before.began >= Math.max(interval, share * before.cost);
    }

    private boolean measure(boolean due) {
        if (due) {
            AccessController.doPrivileged((PrivilegedAction<Attempt>) this::attempt);
        }
        return due;
    }

    /** With the agent's own rights: whoever asks, an operator or the program, need not have any to the kernel's files. */
    private Attempt attempt() {
        long start = clock.getAsLong();
        long before = cpuTime.getAsLong();
        last = read(start);
        Attempt made = new Attempt(start, cpuTime.getAsLong() - before, attempt);
        attempt = made;
        return made;
    }

    private Last<T> read(long start) {
        try {
            T value = reading.read();
            long now = clock.getAsLong();
            return last.succeeded(value, now, now - start);
        } catch (UnreadableFile e) {
            boolean absent = e.cause() == UnreadableFile.Cause.ABSENT;
            return failed(absent ? Reader.State.ABSENT : Reader.State.FAILED, e.getMessage(), start);
        } catch (MalformedKernelText e) {
            return failed(Reader.State.FAILED, e.getMessage(), start);
        } catch (RuntimeException e) {
            return failed(Reader.State.FAILED, name + ": " + e, start);
        }
    }

    private Last<T> failed(Reader.State how, String why, long start) {
        return last.failed(how, why, clock.getAsLong() - start);
    }

    /** The last value; null before the first. */
    public @Nullable T last() {
        return last.value;
    }

    /** A figure of the last value; unknown before the first. */
    public Figure figure(Function<? super T, Figure> part) {
        Last<T> now = last;
        return now.value == null ? Figure.unknown(now.reason) : part.apply(now.value);
    }

    /** When the last value was read, by the kernel's clock; null before the first. */
    public @Nullable Long readAtNanos() {
        Last<T> now = last;
        return now.value == null ? null : (Long) now.at;
    }

    /** How old the last value is; null before the first. */
    public @Nullable Double ageSeconds() {
        Last<T> now = last;
        return now.value == null ? null : (Double) Kernel.secondsSince(now.at, clock.getAsLong());
    }

    /** Why the last reading gave no value, though an older one may stand. */
    public @Nullable String problem() {
        return last.problem();
    }

    /** How long the last reading took. */
    public double tookSeconds() {
        return last.nanos / 1e9;
    }

    public ReaderReport report() {
        Last<T> now = last;
        return new ReaderReport(name + " (on demand)", now.problem(), now.isAbsent(), now.failures, now.nanos);
    }
}
