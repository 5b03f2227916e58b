package io.tcpheadroom.resource;

import io.tcpheadroom.tracker.CallSite;
import org.jspecify.annotations.Nullable;

/** A call site as people read it. */
public final class CallSiteText {
    private CallSiteText() {}

    /** Every frame, a line each; null where nobody looked. */
    public static @Nullable String of(@Nullable CallSite callSite) {
        return callSite == null ? null : callSite.text();
    }

    /** The frame that opened the socket: evidence is one line. */
    public static String firstFrame(String text) {
        return text.split("\n", 2)[0];
    }
}
