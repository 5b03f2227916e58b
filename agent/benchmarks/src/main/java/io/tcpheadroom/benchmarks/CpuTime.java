package io.tcpheadroom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The CPU time of this process, as the kernel counts it in proc: in hundredths of a second, on every architecture. */
final class CpuTime {
    private static final double MILLIS_PER_JIFFY = 10;

    private static final int OF_THIS = 11;
    private static final int OF_ENDED = 13;

    private CpuTime() {}

    /** In milliseconds, of all threads. */
    static double ofThisProcess() throws IOException {
        return millis(OF_THIS);
    }

    /** In milliseconds, of all processes that this one has started and that have ended. */
    static double ofEndedChildren() throws IOException {
        return millis(OF_ENDED);
    }

    /** User and system time stand side by side. */
    private static double millis(int user) throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] behindName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(behindName[user]) + Long.parseLong(behindName[user + 1])) * MILLIS_PER_JIFFY;
    }
}
