package io.tcpheadroom.kernel;

/** A kernel file says something that its parser does not understand; the message names file, line and the text. */
public final class MalformedKernelText extends RuntimeException {
    private static final int SHOWN = 60;

    MalformedKernelText(String file, int line, String problem, String text) {
        super(file + " line " + line + ": " + shortened(problem) + ": \"" + shortened(text) + '"', null, false, false);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
