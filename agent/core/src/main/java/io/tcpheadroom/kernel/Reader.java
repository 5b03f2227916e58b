package io.tcpheadroom.kernel;

import java.io.Closeable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A kernel file with its parser, or a few that are read together, and how the last reading went. Nothing is thrown outside:
 * where there is no value the figures are unknown, for the reason that the file or its parser gave. For the sampler's
 * thread alone.
 *
 * @param <T> what the file says
 */
public final class Reader<T> implements Closeable {
    enum State {
        UNREAD,
        READ,
        ABSENT,
        FAILED
    }

    private final String name;
    private final Reading<T> reading;
    private final boolean keepsLast;
    private final LongSupplier clock;

    private @Nullable T value;
    private State state = State.UNREAD;
    private boolean isPassing;
    private @Nullable String problem = "not read yet";
    private Figure withoutValue = Figure.unknown("not read yet");
    private Function<String, Figure> whenAbsent = Figure::unknown;
    private @Nullable Long readAt;
    private long triedAt;
    private long failures;
    private long nanos;

    /** Reads and parses. */
    interface Reading<T> {
        T read() throws UnreadableFile;

        default void close() {}
    }

    private Reader(Path name, Reading<T> reading, boolean keepsLast, LongSupplier clock) {
        this.name = name.toString();
        this.reading = reading;
        this.keepsLast = keepsLast;
        this.clock = clock;
    }

    /** A file that stays open, read until the condition holds. */
    static <T> Reader<T> keptOpen(
            Path name, Path path, KernelFile.StopCondition stop, Function<String, T> parser, LongSupplier clock) {
        return new Reader<>(name, new ParsedFile<>(KernelFile.keptOpen(path, clock), stop, parser), false, clock);
    }

    /** A file that is opened for each reading; its last value stands while no descriptor is left to open it with. */
    static <T> Reader<T> reopened(Path name, Path path, Function<String, T> parser, LongSupplier clock) {
        KernelFile file = KernelFile.reopened(path, clock);
        return files(name, new ParsedFile<>(file, KernelFile.StopCondition.NEVER, parser), clock);
    }

    /** Several files, likewise. */
    static <T> Reader<T> files(Path name, Reading<T> reading, LongSupplier clock) {
        return new Reader<>(name, reading, true, clock);
    }

    /** Where the folder is there and the file is not, there is nothing to tell of, for this reason. */
    Reader<T> orNotApplicable(Path folder, String why) {
        whenAbsent = problem -> Files.isDirectory(folder) ? Figure.notApplicable(why) : Figure.unknown(problem);
        return this;
    }

    void refresh() {
        triedAt = clock.getAsLong();
        isPassing = false;
        long start = System.nanoTime();
        try {
            value = reading.read();
            state = State.READ;
            problem = null;
            readAt = triedAt;
        } catch (UnreadableFile e) {
            unreadable(e);
        } catch (MalformedKernelText e) {
            failed(e.getMessage());
            value = null;
        } catch (RuntimeException e) {
            failed(name + ": " + e);
            value = null;
        }
        nanos = System.nanoTime() - start;
    }

    private void unreadable(UnreadableFile e) {
        if (e.cause() == UnreadableFile.Cause.ABSENT) {
            state = State.ABSENT;
            problem = e.getMessage();
            withoutValue = whenAbsent.apply(e.getMessage());
        } else {
            failed(e.getMessage());
            isPassing = e.cause() == UnreadableFile.Cause.TEMPORARY;
        }
        if (!keepsLast || !isPassing) {
            value = null;
        }
    }

    private void failed(String why) {
        state = State.FAILED;
        problem = why;
        withoutValue = Figure.unknown(why);
        failures++;
    }

    /** What the file said last, if it could be read. */
    public Optional<T> value() {
        return Optional.ofNullable(value);
    }

    /** When the value was read, by the kernel's clock. */
    public @Nullable Long readAtNanos() {
        return value == null ? null : readAt;
    }

    /** A figure of the value; without one unknown, or not applicable where the file is absent for that reason. */
    public Figure figure(Function<? super T, Figure> part) {
        return value != null ? part.apply(value) : withoutValue;
    }

    /** The same to keep, for other threads too. */
    Said<T> said() {
        return new Said<>(value, withoutValue, succeeded());
    }

    /** The file, as it is named in messages. */
    public String file() {
        return name;
    }

    /** The last reading gave a value. */
    public boolean succeeded() {
        return state == State.READ;
    }

    /** There is no such file, which is an answer and no failure. */
    public boolean isAbsent() {
        return state == State.ABSENT;
    }

    /** Why the last reading gave no value. */
    public @Nullable String problem() {
        return problem;
    }

    /** The last reading failed: the text was not understood, or the file is there and could not be read. */
    public boolean isFailing() {
        return state == State.FAILED;
    }

    /** What failed the last reading may be over a moment later: most often the process had no descriptor left. */
    public boolean isFailingForNow() {
        return isPassing;
    }

    /** How the last reading went, for other threads. */
    ReaderReport report() {
        return new ReaderReport(name, problem, isAbsent(), failures, nanos);
    }

    /** When it was last tried to read the file, by the kernel's clock. */
    public long triedAtNanos() {
        return triedAt;
    }

    @Override
    public void close() {
        reading.close();
    }
}
