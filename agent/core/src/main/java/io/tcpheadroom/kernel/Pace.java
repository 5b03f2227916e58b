package io.tcpheadroom.kernel;

/** How often a reader reads again. */
enum Pace {
    EVERY_TICK(0),
    EVERY_TWO_SECONDS(2),
    EVERY_FIVE_SECONDS(5),
    EVERY_MINUTE(60),
    /** When whoever uses it asks for a new reading. */
    WHEN_ASKED(-1);

    /** A tick may come a little early, and must not put off by a whole tick what it is just about to be due for. */
    private static final long TOLERANCE_NANOS = 100_000_000L;

    private final long nanos;

    Pace(long seconds) {
        nanos = seconds * 1_000_000_000L;
    }

    boolean isDue(long nanosSinceLast) {
        return this != WHEN_ASKED && nanosSinceLast >= nanos - TOLERANCE_NANOS;
    }

    /** What failed is tried again every two seconds at least. */
    boolean isDueAgain(long nanosSinceFailure) {
        return isDue(nanosSinceFailure) || (this != WHEN_ASKED && EVERY_TWO_SECONDS.isDue(nanosSinceFailure));
    }
}
