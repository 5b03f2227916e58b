package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Supplier;

/** What makes a JVM's memory maps many, for when to count them: the kernel's own list of them is slow to read. */
final class Mappings {
    /** Its stack, the guard below it, and what malloc sets apart for it. */
    private static final int OF_A_THREAD = 4;

    private Mappings() {}

    /** What the running JVM answered at first stands. */
    private static final class Answers {
        static final Supplier<Figure> FILES = BufferPools.figure("mapped", BufferPoolMXBean::getCount);
        static final Supplier<Figure> THREADS = threads();
    }

    private static Supplier<Figure> threads() {
        try {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            return () -> Figure.of(threads.getThreadCount());
        } catch (RuntimeException | LinkageError e) {
            return () -> BufferPools.untold(e);
        }
    }

    /** Those of threads and of mapped files; unknown where the JVM does not tell. */
    static Figure roughly() {
        Figure files = Answers.FILES.get();
        return files.isNumber() ? Answers.THREADS.get().map(threads -> OF_A_THREAD * threads + files.value()) : files;
    }
}
