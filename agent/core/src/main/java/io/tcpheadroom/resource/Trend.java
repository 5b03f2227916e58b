package io.tcpheadroom.resource;

import org.jspecify.annotations.Nullable;

/**
 * How fast a number grows: the slope of the least-squares line through the readings of the last minute. A reading counts once,
 * however many samples show it, and the window is a minute, however often samples are taken.
 *
 * <p>The slope is 0 where it cannot be told from something that is no growth: from noise (it has to be several times its own
 * standard error), from a step (the line has to fit better than two levels with one jump between them), and from growth that
 * has ended (the last ten seconds must not contradict it, nor may the last five fall).
 */
final class Trend {
    static final double WINDOW_SECONDS = 60;

    /** What a forecast must agree with, and the shortest time from which one is made. */
    static final double RECENT_SECONDS = 10;

    static final int FEWEST = 6;

    /** What falls for this long has ended its growth, however far it rose in the seconds before. */
    private static final double TURN_SECONDS = 5;

    private static final int FEWEST_OF_A_TURN = 4;

    /** How many times its error a fall has to be. */
    private static final double CLEAR_FALL = 2;

    private static final double SPACING_SECONDS = 1;

    /** Every second reading that is kept lies at least the spacing apart. */
    private static final int MOST = 2 * (int) (WINDOW_SECONDS / SPACING_SECONDS) + 2;

    private static final double TIMES_ITS_ERROR = 5;

    /** The least share of the growth it stands for that the last ten seconds must show. */
    private static final double CONFIRMING_SHARE = 0.25;

    /** Slower growth may well show nothing in ten seconds: what is counted comes in whole numbers. */
    private static final double FEWEST_EXPECTED = 2;

    private final double[] seconds = new double[MOST];
    private final double[] values = new double[MOST];
    private int size;

    /** How many of the youngest readings give the same value. */
    private int same;

    /** Takes a reading; one of an instant that was seen before says nothing new. */
    void add(double second, double value) {
        if (size > 0 && second <= seconds[size - 1]) {
            return;
        }
        if (size > 1 && second - seconds[size - 2] < SPACING_SECONDS) {
            size--; // readings that are closer together: the youngest stands for them
            same--;
        }
        forgetBefore(second - WINDOW_SECONDS);
        same = size > 0 && values[size - 1] == value ? same + 1 : 1;
        seconds[size] = second;
        values[size] = value;
        size++;
    }

    private void forgetBefore(double second) {
        int gone = 0;
        while (gone < size && seconds[gone] < second) {
            gone++;
        }
        System.arraycopy(seconds, gone, seconds, 0, size - gone);
        System.arraycopy(values, gone, values, 0, size - gone);
        size -= gone;
    }

    void clear() {
        size = 0;
    }

    /** The time that the readings cover. */
    double spanSeconds() {
        return size == 0 ? 0 : seconds[size - 1] - seconds[0];
    }

    /**
     * How far ahead the readings carry: a minute of them for an hour, ten seconds for a hundred. Every program opens descriptors
     * when it starts, and a quarter of an hour cannot be told from its first ten seconds.
     */
    double horizonSeconds() {
        return spanSeconds() * spanSeconds();
    }

    /** Per second; unknown while there are too few readings. */
    @Nullable
    Double perSecond() {
        if (size < FEWEST || spanSeconds() < RECENT_SECONDS) {
            return null;
        }
        return same >= size ? (Double) 0.0 : slope();
    }

    private double slope() {
        LeastSquares line = LeastSquares.of(seconds, values, 0, size);
        boolean isGrowth = Math.abs(line.slope()) > TIMES_ITS_ERROR * line.error()
                && line.unexplained() < ofBestStep(line.meanY(), line.spreadY())
                && isConfirmed(line.slope())
                && !(line.slope() > 0 && falls());
        return isGrowth ? line.slope() : 0.0;
    }

    /**
     * What two levels with one jump leave unexplained, wherever the jump fits best. In one pass: of all that is unexplained about the
     * mean, a jump explains what its two levels differ from it.
     *
     * @param all what the mean of all leaves unexplained
     */
    private double ofBestStep(double meanValue, double all) {
        double mostExplained = 0;
        double sum = 0;
        for (int jump = 1; jump < size; jump++) {
            sum += values[jump - 1] - meanValue;
            mostExplained = Math.max(mostExplained, sum * sum / jump + sum * sum / (size - jump));
        }
        return all - mostExplained;
    }

    private boolean isConfirmed(double slope) {
        int last = size - 1;
        int first = since(RECENT_SECONDS);
        double expected = slope * (seconds[last] - seconds[first]);
        return Math.abs(expected) < FEWEST_EXPECTED || (values[last] - values[first]) / expected >= CONFIRMING_SHARE;
    }

    private boolean falls() {
        int first = since(TURN_SECONDS);
        if (size - first < FEWEST_OF_A_TURN) {
            return false;
        }
        LeastSquares line = LeastSquares.of(seconds, values, first, size);
        return line.slope() < -CLEAR_FALL * line.error();
    }

    /** The youngest reading that is at least so many seconds older than the last; the oldest, if none is. */
    private int since(double ago) {
        int first = size - 1;
        while (first > 0 && seconds[size - 1] - seconds[first] < ago) {
            first--;
        }
        return first;
    }
}
