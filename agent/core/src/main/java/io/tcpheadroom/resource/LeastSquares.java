package io.tcpheadroom.resource;

/** The line that fits some points best, and how well it does. Immutable. */
final class LeastSquares {
    private final double meanY;
    private final double slope;
    private final double spreadY;
    private final double unexplained;
    private final double error;

    private LeastSquares(double meanY, double slope, double spreadY, double unexplained, double error) {
        this.meanY = meanY;
        this.slope = slope;
        this.spreadY = spreadY;
        this.unexplained = unexplained;
        this.error = error;
    }

    /** Through the points of these indexes, the second excluded: three at least, of which not all have the same x. */
    static LeastSquares of(double[] xs, double[] ys, int from, int to) {
        int size = to - from;
        double meanX = mean(xs, from, to);
        double meanY = mean(ys, from, to);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = from; i < to; i++) {
            double x = xs[i] - meanX;
            double y = ys[i] - meanY;
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }
        double slope = xy / xx;
        double unexplained = Math.max(0, yy - slope * xy);
        return new LeastSquares(meanY, slope, yy, unexplained, Math.sqrt(unexplained / (size - 2) / xx));
    }

    private static double mean(double[] of, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += of[i];
        }
        return sum / (to - from);
    }

    double meanY() {
        return meanY;
    }

    double slope() {
        return slope;
    }

    /** What the mean alone leaves unexplained: the sum of the squares about it. */
    double spreadY() {
        return spreadY;
    }

    /** What the line leaves unexplained. */
    double unexplained() {
        return unexplained;
    }

    /** The standard error of the slope. */
    double error() {
        return error;
    }
}
