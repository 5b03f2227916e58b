package io.tcpheadroom.sample;

import java.nio.charset.Charset;

/** The characters beyond letters and digits, and those that stand in for them where the output is plain ASCII. */
enum Signs {
    UNICODE("\u2588", "\u2591", "\u2212"),
    ASCII("#", ".", "-");

    final String full;
    final String empty;
    final String minus;

    Signs(String full, String empty, String minus) {
        this.full = full;
        this.empty = empty;
        this.minus = minus;
    }

    static Signs in(Charset charset) {
        boolean encodable =
                charset.canEncode() && charset.newEncoder().canEncode(UNICODE.full + UNICODE.empty + UNICODE.minus);
        return encodable ? UNICODE : ASCII;
    }

    /** Full only at the limit: what is left is never rounded away. */
    String bar(double utilization, int width) {
        int filled = (int) (Math.min(1, Math.max(0, utilization)) * width);
        return full.repeat(filled) + empty.repeat(width - filled);
    }
}
