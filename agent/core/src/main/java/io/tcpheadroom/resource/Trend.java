package io.tcpheadroom.resource;

/**
 * How fast a number grows: the straight line of least squares through its last samples. What cannot be told from noise is
 * 0: the slope counts only when it is several times its own standard error, after at least {@value #FEWEST} samples.
 */
final class Trend {
    static final int MOST = 60;
    static final int FEWEST = 10;
    private static final double TIMES_ITS_ERROR = 4;

    private final double[] seconds = new double[MOST];
    private final double[] values = new double[MOST];
    private int size;
    private int next;

    void add(double second, double value) {
        seconds[next] = second;
        values[next] = value;
        next = (next + 1) % MOST;
        size = Math.min(MOST, size + 1);
    }

    void clear() {
        size = 0;
        next = 0;
    }

    /** By second; null while there are too few samples. */
    Double perSecond() {
        if (size < FEWEST) {
            return null;
        }
        double meanSecond = mean(seconds);
        double meanValue = mean(values);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < size; i++) {
            double x = seconds[i] - meanSecond;
            double y = values[i] - meanValue;
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }
        if (xx == 0) {
            return 0.0;
        }
        double slope = xy / xx;
        double error = Math.sqrt(Math.max(0, yy - slope * xy) / (size - 2) / xx);
        return Math.abs(slope) > TIMES_ITS_ERROR * error ? slope : 0.0;
    }

    private double mean(double[] of) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += of[i];
        }
        return sum / size;
    }
}
