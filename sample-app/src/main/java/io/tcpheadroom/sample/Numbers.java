package io.tcpheadroom.sample;

import java.util.Locale;

/** Numbers as text: grouped by thousands, bytes in binary units, in the same way in every locale. */
final class Numbers {
    private static final String[] BINARY_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Numbers() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String amount(long number, String unit) {
        return isBytes(unit) ? bytes((double) number) : count(number);
    }

    /** Without its sign, which is of the table's alphabet. */
    static String percent(double ratio) {
        double percent = 100 * ratio;
        return percent > 0 && percent < 0.1 ? "<0.1" : String.format(Locale.ROOT, "%,.1f", percent);
    }

    /** The change in a second, with its sign: {@code +3.2/s}; {@code 0} when there is none that would show. */
    static String trend(double perSecond, String unit, String minus) {
        String size = isBytes(unit) ? bytes(Math.abs(perSecond)) : decimal(Math.abs(perSecond));
        if (size.equals("0") || size.equals("0 B")) {
            return "0";
        }
        return (perSecond < 0 ? minus : "+") + size + "/s";
    }

    private static boolean isBytes(String unit) {
        return unit.equals("bytes");
    }

    private static String bytes(double bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < BINARY_UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        return decimal(size) + " " + BINARY_UNITS[unit];
    }

    /** One decimal, none when it would be a zero. */
    private static String decimal(double number) {
        String text = String.format(Locale.ROOT, "%,.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
