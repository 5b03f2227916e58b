package io.tcpheadroom.tracker;

import java.util.Locale;

/** What failed. */
public enum FailedOperation {
    OPEN,
    BIND,
    CONNECT,
    ACCEPT;

    /** As a noun, for any number of them: {@code connects}. */
    public String plural() {
        return name().toLowerCase(Locale.ROOT) + "s";
    }
}
