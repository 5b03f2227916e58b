package io.tcpheadroom.jconsole.model;

import org.jspecify.annotations.Nullable;

/** A place in the program that opened sockets of one app, with what only several answers can tell. */
public final class CallSite {
    private final Row row;
    private final @Nullable Double openedPerSecond;
    private final @Nullable Long change;

    CallSite(Row row, @Nullable Double openedPerSecond, @Nullable Long change) {
        this.row = row;
        this.openedPerSecond = openedPerSecond;
        this.change = change;
    }

    /** The numbers of this answer alone. */
    public Row row() {
        return row;
    }

    public String app() {
        return row.textOrEmpty("app");
    }

    /** With the library's frame, and the callers where they are kept, a line each. */
    public String text() {
        return row.textOrEmpty("callSite");
    }

    /** The application's first frame. */
    public String place() {
        return text().lines().findFirst().orElse("");
    }

    public SocketStates states() {
        return SocketStates.of(row);
    }

    public @Nullable Double openedPerSecond() {
        return openedPerSecond;
    }

    /** How many more are open than a minute ago, or than at the first answer. */
    public @Nullable Long change() {
        return change;
    }

    Object key() {
        return app() + "\n" + text();
    }
}
