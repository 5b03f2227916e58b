package io.tcpheadroom.kernel;

import org.jspecify.annotations.Nullable;

/** How a reader's last reading went. Immutable, unlike the reader. */
public final class ReaderReport {
    private final String file;
    private final @Nullable String problem;
    private final boolean absent;
    private final long failuresTotal;
    private final long nanos;

    ReaderReport(String file, @Nullable String problem, boolean absent, long failuresTotal, long nanos) {
        this.file = file;
        this.problem = problem;
        this.absent = absent;
        this.failuresTotal = failuresTotal;
        this.nanos = nanos;
    }

    public String file() {
        return file;
    }

    /** Why there was no value. */
    public @Nullable String problem() {
        return problem;
    }

    /** There is no such file, which is an answer and no failure. */
    public boolean isAbsent() {
        return absent;
    }

    public long failuresTotal() {
        return failuresTotal;
    }

    /** How long the reading took, parsing included. */
    public long nanos() {
        return nanos;
    }

    /** In one line: {@code read in 35 µs}. */
    @Override
    public String toString() {
        String took = (nanos + 500) / 1000 + " µs";
        String failures = failuresTotal == 0 ? "" : "; failed " + failuresTotal + " times so far";
        if (problem == null) {
            return "read in " + took + failures;
        }
        return (absent ? "no value: " : "failed: ") + problem + failures;
    }
}
