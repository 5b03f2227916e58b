package io.tcpheadroom.jconsole.view;

import java.util.ArrayList;
import java.util.List;

/** Round values at which an axis has its lines. */
final class Ticks {
    private static final double[] DECIMAL = {1, 2, 5};
    private static final double[] CLOCK = {5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800};

    private Ticks() {}

    /** From 0 to the top, at most so many steps; bytes in steps of binary units, the others of whole numbers. */
    static List<Double> upTo(double top, boolean bytes, int most) {
        double step = bytes ? binaryStep(top / most) : Math.max(1, decimalStep(top / most));
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i * step <= top; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private static double decimalStep(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : DECIMAL) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** 1, 2, 5, 10 ... 500 of a unit, then 1 of the next. */
    private static double binaryStep(double least) {
        double unit = 1;
        while (least > 500 * unit) {
            unit *= 1024;
        }
        return Math.max(1, decimalStep(least / unit)) * unit;
    }

    /** Times of the clock between start and end, in seconds of the epoch, at most so many steps. */
    static List<Double> ofClock(double start, double end, int most) {
        double step = CLOCK[CLOCK.length - 1];
        for (int i = CLOCK.length - 1; i >= 0 && (end - start) / CLOCK[i] <= most; i--) {
            step = CLOCK[i];
        }
        List<Double> ticks = new ArrayList<>();
        for (double tick = Math.ceil(start / step) * step; tick <= end; tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }
}
