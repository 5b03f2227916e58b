package io.tcpheadroom.benchmarks;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How much is measured: all of it, so often, or so little that it only shows that the program works. */
final class Scale {
    private static final String QUICK = "quick";

    private final boolean isQuick;
    private final int runs;

    private Scale(boolean isQuick, int runs) {
        this.isQuick = isQuick;
        this.runs = runs;
    }

    /** @param text a number of runs, or {@code quick} */
    static Scale of(String text) {
        return text.equals(QUICK) ? new Scale(true, 1) : new Scale(false, Integer.parseInt(text));
    }

    boolean isQuick() {
        return isQuick;
    }

    int runs() {
        return runs;
    }

    /** For how long a program is looked at that does nothing. */
    int quietSeconds() {
        return isQuick ? 2 : 8;
    }

    /** Timed rounds of a loop of connections. */
    int rounds() {
        return isQuick ? 500 : 100_000;
    }

    /** The same where a round takes several times as long. */
    int slowRounds() {
        return isQuick ? 200 : 25_000;
    }

    int scrapes() {
        return isQuick ? 20 : 2_000;
    }

    int scans() {
        return isQuick ? 1 : 5;
    }

    int sockets() {
        return isQuick ? 1_000 : 18_000;
    }

    ChainedOptionsBuilder of(ChainedOptionsBuilder benchmark) {
        return isQuick
                ? benchmark
                        .warmupIterations(1)
                        .measurementIterations(1)
                        .warmupTime(TimeValue.milliseconds(100))
                        .measurementTime(TimeValue.milliseconds(100))
                : benchmark;
    }
}
