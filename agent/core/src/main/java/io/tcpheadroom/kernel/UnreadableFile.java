package io.tcpheadroom.kernel;

import java.io.IOException;
import java.util.Objects;

/** Why a kernel file cannot be read now. An everyday answer, not a surprise: it carries no stack trace. */
final class UnreadableFile extends IOException {
    enum Cause {
        ABSENT,
        /** It is there and will stay as it is: forbidden, or a folder. */
        DENIED,
        /** It is there and may be readable a moment later: most often the process has no descriptor left. */
        TEMPORARY
    }

    private final Cause cause;

    UnreadableFile(Cause cause, String message) {
        super(message);
        this.cause = cause;
    }

    Cause cause() {
        return cause;
    }

    /** Never null, unlike that of other exceptions. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
