package io.tcpheadroom.kernel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A kernel file says something that its parser does not understand; the message names file, line and the text. */
public final class MalformedKernelText extends RuntimeException {
    private static final int SHOWN = 60;

    MalformedKernelText(String file, int line, String problem, String text) {
        this(file, line, problem, text, null);
    }

    MalformedKernelText(String file, int line, String problem, String text, @Nullable Throwable cause) {
        super(file + " line " + line + ": " + shortened(problem) + ": \"" + shortened(text) + '"', cause, false, false);
    }

    /** Never null, unlike that of other exceptions. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
