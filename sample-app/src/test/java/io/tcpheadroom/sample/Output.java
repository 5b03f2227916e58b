package io.tcpheadroom.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** What a program printed, and what happens when it has printed a certain text. */
final class Output {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, false, UTF_8) {
        @Override
        public void flush() {
            super.flush();
            if (text().contains(awaited)) {
                then.run();
            }
        }
    };

    private String awaited = "";
    private Runnable then = () -> {};

    PrintStream stream() {
        return stream;
    }

    String text() {
        return bytes.toString(UTF_8);
    }

    void clear() {
        bytes.reset();
    }

    /** Runs the action at each flush after which the text is there. */
    void onText(String text, Runnable action) {
        awaited = text;
        then = action;
    }
}
