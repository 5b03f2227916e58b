package io.tcpheadroom.cli;

import io.tcpheadroom.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Colours for a terminal. What is not one gets none, nor does anybody who has set {@code NO_COLOR} (no-color.org). */
final class Paint {
    static final Paint NONE = new Paint(false);
    static final Paint COLOURS = new Paint(true);

    private static final String ESCAPE = "\u001b[";
    private static final String PLAIN = ESCAPE + "0m";
    private static final Map<String, String> OF_STATUS = Map.of(
            Status.OK.name(), "32m",
            Status.WARN.name(), "33m",
            Status.CRITICAL.name(), "1;31m",
            Status.UNKNOWN.name(), "36m");

    private final boolean isOn;

    private Paint(boolean isOn) {
        this.isOn = isOn;
    }

    /** For what is printed to standard output. */
    static Paint forOutput(Map<String, String> environment) {
        boolean isRefused = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "dumb").equals("dumb");
        return isRefused || !isTerminal(1) ? NONE : COLOURS;
    }

    /** Whether that descriptor of this process is a terminal. Of a Console, JDK 22 and newer say so of a pipe too. */
    static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** A word that is a status in its colour, any other as it is. */
    String status(String word) {
        String colour = isOn ? OF_STATUS.get(word) : null;
        return colour == null ? word : ESCAPE + colour + word + PLAIN;
    }

    String head(String text) {
        return isOn ? ESCAPE + "1m" + text + PLAIN : text;
    }
}
