package io.tcpheadroom.jconsole.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as text, in any locale the same: grouped by commas, bytes in binary units, a dash for what is absent. */
public final class Numbers {
    public static final String ABSENT = "\u2013";

    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Numbers() {}

    public static String count(@Nullable Long number) {
        return number == null ? ABSENT : grouped(number);
    }

    /** By hand: tables call this a thousand times a tick, and String.format takes a microsecond and more. */
    private static String grouped(long number) {
        StringBuilder text = new StringBuilder(Long.toString(number));
        int firstDigit = number < 0 ? 1 : 0;
        for (int i = text.length() - 3; i > firstDigit; i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }

    public static String amount(@Nullable Long number, String unit) {
        return "bytes".equals(unit) ? bytes(number) : count(number);
    }

    /** Bytes in binary units. */
    public static String bytes(@Nullable Long number) {
        return number == null ? ABSENT : bytes(number.doubleValue());
    }

    /** With its sign, which is what it is about. */
    public static String change(@Nullable Long number) {
        return number == null ? ABSENT : (number > 0 ? "+" : "") + grouped(number);
    }

    static String bytes(double number) {
        int power = 0;
        double scaled = number;
        while (Math.abs(scaled) >= (power == 0 ? 1024 : 1023.95) && power < BINARY.length - 1) {
            scaled /= 1024;
            power++;
        }
        return String.format(Locale.ROOT, power == 0 ? "%.0f %s" : "%,.1f %s", scaled, BINARY[power]);
    }

    /** 100 % only when full, 0 % only when nothing is used. */
    public static String percent(@Nullable Double ratio) {
        if (ratio == null) {
            return ABSENT;
        }
        if (ratio > 0 && ratio < 0.005) {
            return "<1 %";
        }
        long rounded = Math.round(ratio * 100);
        return (ratio < 1 ? Math.min(rounded, 99) : rounded) + " %";
    }

    /** A counter's rate. */
    public static String perSecond(@Nullable Double rate) {
        return rate == null ? ABSENT : magnitude(rate);
    }

    /** The speed of a trend without its direction, which an arrow shows; below 0.1 per second, per minute. */
    public static String trend(@Nullable Double perSecond, String unit) {
        if (perSecond == null) {
            return ABSENT;
        }
        if (perSecond == 0) {
            return "steady";
        }
        double speed = Math.abs(perSecond);
        boolean slow = speed < 0.1;
        double shown = slow ? speed * 60 : speed;
        return ("bytes".equals(unit) ? bytes(shown) : magnitude(shown)) + (slow ? "/min" : "/s");
    }

    private static String magnitude(double number) {
        return number == 0 || number >= 9.95 ? grouped(Math.round(number)) : String.format(Locale.ROOT, "%.1f", number);
    }
}
