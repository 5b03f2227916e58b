package io.tcpheadroom.kernel;

import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A reading that is too slow for the tick, made when someone asks: at most every ten seconds and for at most a hundredth of
 * one processor's time, so that nobody can keep the kernel walking its tables. What it gave stands until the next, and tells its age.
 * It opens its files anew each time and closes them. For any thread; what {@link #last()} gives is immutable.
 *
 * @param <T> what the reading gives
 */
public final class OnDemand<T> {
    private static final long MIN_INTERVAL_NANOS = 10_000_000_000L;
    private static final int SHARE = 100;

    private final String name;
    private final Reader.Reading<T> reading;
    private final LongSupplier clock;
    private final LongSupplier cpuTime;
    private long next;
    private boolean asked;
    private volatile Last<T> last = new Last<>(null, 0, 0, 0, "read on demand only: nobody has asked yet", true);

    OnDemand(String name, Reader.Reading<T> reading, LongSupplier clock, LongSupplier cpuTime) {
        this.cpuTime = cpuTime;
        this.name = name;
        this.reading = reading;
        this.clock = clock;
    }

    /** What the last reading gave, and how it went. */
    private static final class Last<T> {
        final T value;
        final long at;
        final long nanos;
        final long failures;
        final String problem;
        final boolean absent;

        Last(T value, long at, long nanos, long failures, String problem, boolean absent) {
            this.absent = absent;
            this.value = value;
            this.at = at;
            this.nanos = nanos;
            this.failures = failures;
            this.problem = problem;
        }
    }

    /** Reads, unless it is too soon to read again. True when it has read. */
    public synchronized boolean measure() {
        long start = clock.getAsLong();
        if (asked && start - next < 0) {
            return false;
        }
        asked = true;
        long before = cpuTime.getAsLong();
        last = read(start);
        next = start + Math.max(MIN_INTERVAL_NANOS, SHARE * (cpuTime.getAsLong() - before));
        return true;
    }

    /** A failure leaves the value before it: its age says how old that is by now. */
    private Last<T> read(long start) {
        T value = last.value;
        String problem = null;
        long at = last.at;
        boolean absent = false;
        try {
            value = reading.read();
            at = clock.getAsLong();
        } catch (UnreadableFile e) {
            problem = e.getMessage();
            absent = e.cause() == UnreadableFile.Cause.ABSENT;
        } catch (RuntimeException e) {
            problem = e instanceof MalformedKernelText ? e.getMessage() : name + ": " + e;
        }
        long failures = last.failures + (problem == null || absent ? 0 : 1);
        return new Last<>(value, at, clock.getAsLong() - start, failures, problem, absent);
    }

    /** The last value; null before the first. */
    public T last() {
        return last.value;
    }

    /** A figure of the last value; unknown before the first. */
    public Figure figure(Function<? super T, Figure> part) {
        Last<T> now = last;
        return now.value == null ? Figure.unknown(now.problem) : part.apply(now.value);
    }

    /** When the last value was read, by the kernel's clock; null before the first. */
    public Long readAtNanos() {
        Last<T> now = last;
        return now.value == null ? null : (Long) now.at;
    }

    /** How old the last value is; null before the first. */
    public Double ageSeconds() {
        return Kernel.secondsSince(readAtNanos(), clock.getAsLong());
    }

    /** Why the last reading gave no value, though an older one may stand; null when it did. */
    public String problem() {
        return last.problem;
    }

    /** How long the last reading took. */
    public double tookSeconds() {
        return last.nanos / 1e9;
    }

    public ReaderReport report() {
        Last<T> now = last;
        return new ReaderReport(name + " (on demand)", now.problem, now.absent, now.failures, now.nanos);
    }
}
