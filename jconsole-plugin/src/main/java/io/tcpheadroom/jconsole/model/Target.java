package io.tcpheadroom.jconsole.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that the tab shows in a row of its own, and that a finding speaks of. */
public final class Target {
    /** What it is, which decides on which panel it stands. */
    public enum Kind {
        RESOURCE("resource"),
        APP("app"),
        LISTENER("listener"),
        DESTINATION("destination"),
        POOL("pool"),
        CALL_SITE("call site");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private final Kind kind;
    private final String name;
    private final String app;

    Target(Kind kind, String name, String app) {
        this.kind = kind;
        this.name = name;
        this.app = app;
    }

    public Kind kind() {
        return kind;
    }

    /** As the agent writes it: {@code process-fds}, {@code 10.0.0.5:5432}, {@code com.acme.Pool.open(Pool.java:27)}. */
    public String name() {
        return name;
    }

    /** The app of a call site; empty for what needs none. */
    public String app() {
        return app;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Target
                && ((Target) other).kind == kind
                && ((Target) other).name.equals(name)
                && ((Target) other).app.equals(app);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, name, app);
    }

    @Override
    public String toString() {
        return kind.word + " " + name;
    }
}
