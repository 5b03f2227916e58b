package io.tcpheadroom.kernel;

import java.io.Closeable;
import java.util.Optional;
import java.util.function.Function;

/**
 * One kernel file with its parser, and how the last reading went. Nothing is thrown outside: where there is no value the
 * figures are unknown, for the reason that the file or its parser gave. For the sampler's thread alone.
 *
 * @param <T> what the file says
 */
public final class Reader<T> implements Closeable {
    private final KernelFile file;
    private final KernelFile.Enough enough;
    private final Function<String, T> parser;

    private T value;
    private String problem = "not read yet";
    private boolean absent;
    private long failures;
    private long nanos;

    Reader(KernelFile file, Function<String, T> parser) {
        this(file, (bytes, length) -> false, parser);
    }

    Reader(KernelFile file, KernelFile.Enough enough, Function<String, T> parser) {
        this.file = file;
        this.enough = enough;
        this.parser = parser;
    }

    void refresh() {
        long start = System.nanoTime();
        try {
            value = parser.apply(file.read(enough));
            problem = null;
            absent = false;
        } catch (UnreadableFile e) {
            unreadable(e);
        } catch (RuntimeException e) {
            failed(e instanceof MalformedKernelText ? e.getMessage() : file + ": " + e);
            value = null;
        }
        nanos = System.nanoTime() - start;
    }

    /** A file that is opened for each reading keeps its last value while no descriptor is left to open it with. */
    private void unreadable(UnreadableFile e) {
        absent = e.cause() == UnreadableFile.Cause.ABSENT;
        if (absent) {
            problem = e.getMessage();
        } else {
            failed(e.getMessage());
        }
        if (file.isKept() || e.cause() != UnreadableFile.Cause.FOR_NOW) {
            value = null;
        }
    }

    private void failed(String why) {
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

    /** The file, as it is named in messages. */
    public String file() {
        return file.toString();
    }

    /** The last reading gave a value. */
    public boolean succeeded() {
        return problem == null;
    }

    /** There is no such file, which is an answer and no failure. */
    public boolean isAbsent() {
        return absent;
    }

    /** Why the last reading gave no value; null when it did. */
    public String problem() {
        return problem;
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
        file.close();
    }
}
