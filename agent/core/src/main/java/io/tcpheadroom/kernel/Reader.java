package io.tcpheadroom.kernel;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kernel file with its parser, or a few that are read together, and how the last reading went. Nothing is thrown outside:
 * where there is no value the figures are unknown, for the reason that the file or its parser gave. For the sampler's
 * thread alone.
 *
 * @param <T> what the file says
 */
public final class Reader<T> implements Closeable {
    private enum State {
        UNREAD,
        READ,
        ABSENT,
        FAILED
    }

    private final String name;
    private final Source<T> source;
    private final Closing closing;
    private final boolean keepsLast;

    private T value;
    private State state = State.UNREAD;
    private String problem = "not read yet";
    private long failures;
    private long nanos;

    /** Reads and parses. */
    interface Source<T> {
        T read() throws UnreadableFile;
    }

    private interface Closing {
        void close();
    }

    private Reader(String name, Source<T> source, Closing closing, boolean keepsLast) {
        this.name = name;
        this.source = source;
        this.closing = closing;
        this.keepsLast = keepsLast;
    }

    /** A file that stays open. */
    static <T> Reader<T> kept(Path path, Function<String, T> parser) {
        return kept(path, (bytes, length) -> false, parser);
    }

    static <T> Reader<T> kept(Path path, KernelFile.Enough enough, Function<String, T> parser) {
        KernelFile file = KernelFile.kept(path);
        return new Reader<>(path.toString(), new ParsedFile<>(file, enough, parser), file::close, false);
    }

    /** A file that is opened for each reading; its last value stands while no descriptor is left to open it with. */
    static <T> Reader<T> opened(Path path, Function<String, T> parser) {
        KernelFile file = KernelFile.opened(path);
        return opened(path.toString(), () -> parser.apply(file.read()));
    }

    /** Several files, as {@link #opened(Path, Function)}. */
    static <T> Reader<T> opened(String name, Source<T> source) {
        return new Reader<>(name, source, () -> {}, true);
    }

    void refresh() {
        long start = System.nanoTime();
        try {
            value = source.read();
            state = State.READ;
            problem = null;
        } catch (UnreadableFile e) {
            unreadable(e);
        } catch (RuntimeException e) {
            failed(e instanceof MalformedKernelText ? e.getMessage() : name + ": " + e);
            value = null;
        }
        nanos = System.nanoTime() - start;
    }

    private void unreadable(UnreadableFile e) {
        if (e.cause() == UnreadableFile.Cause.ABSENT) {
            state = State.ABSENT;
            problem = e.getMessage();
        } else {
            failed(e.getMessage());
        }
        if (!keepsLast || e.cause() != UnreadableFile.Cause.FOR_NOW) {
            value = null;
        }
    }

    private void failed(String why) {
        state = State.FAILED;
        problem = why;
        failures++;
    }

    /** What the file said last, if it could be read. */
    public Optional<T> value() {
        return Optional.ofNullable(value);
    }

    /** A figure of the value; unknown without one. */
    public Figure figure(Function<? super T, Figure> part) {
        return value == null ? Figure.unknown(problem) : part.apply(value);
    }

    /** As {@link #figure(Function)}, for what a machine without the file does not have at all. */
    public Figure figureOrNotApplicable(Function<? super T, Figure> part, String whenAbsent) {
        return isAbsent() ? Figure.notApplicable(whenAbsent) : figure(part);
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

    /** Why the last reading gave no value; null when it did. */
    public String problem() {
        return problem;
    }

    /** The last reading failed: the text was not understood, or the file is there and could not be read. */
    public boolean isFailing() {
        return state == State.FAILED;
    }

    /** Readings that failed: text that was not understood, a file that is there and could not be read. */
    public long failuresTotal() {
        return failures;
    }

    /** How long the last reading took, parsing included. */
    public long nanos() {
        return nanos;
    }

    @Override
    public void close() {
        closing.close();
    }
}
