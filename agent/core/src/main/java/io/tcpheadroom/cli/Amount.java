package io.tcpheadroom.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them. */
final class Amount {
    private static final String NONE = "-";
    private static final String BYTES = "bytes";
    private static final String[] LARGER = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Amount() {}

    static String of(@Nullable Number number) {
        return number == null ? NONE : String.format(Locale.ROOT, "%,d", number.longValue());
    }

    static String of(@Nullable Number number, String unit) {
        return number != null && unit.equals(BYTES) ? bytes(number.longValue()) : of(number);
    }

    static String bytes(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1024 && unit < LARGER.length - 1) {
            amount /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", amount, LARGER[unit]);
    }

    static String percent(@Nullable Number ratio) {
        return ratio == null ? NONE : String.format(Locale.ROOT, "%.1f %%", 100 * ratio.doubleValue());
    }

    static String seconds(@Nullable Number seconds) {
        if (seconds == null) {
            return NONE;
        }
        long whole = Math.round(seconds.doubleValue());
        if (whole < 120) {
            return whole + " s";
        }
        return whole < 7200 ? whole / 60 + " min" : whole < 172_800 ? whole / 3600 + " h" : whole / 86_400 + " d";
    }
}
