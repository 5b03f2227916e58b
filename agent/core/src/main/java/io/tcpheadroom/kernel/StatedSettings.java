package io.tcpheadroom.kernel;

import java.util.Map;

/**
 * What the operator states of the host's settings, for a network namespace from which the kernel hides them: by path below
 * {@code /proc/sys}, in the words and the unit of the file itself.
 */
public final class StatedSettings {
    private static final StatedSettings NONE = new StatedSettings(Map.of());

    private final Map<String, String> texts;

    private StatedSettings(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    public static StatedSettings none() {
        return NONE;
    }

    /** For example {@code net/ipv4/tcp_mem} and {@code 287898 383867 575796}. */
    public static StatedSettings of(Map<String, String> textByPath) {
        return new StatedSettings(textByPath);
    }

    /** Null where nothing is stated. */
    String text(String path) {
        return texts.get(path);
    }

    /** The option's name is the file's, on the host. */
    static String option(String path) {
        return "host." + path.substring(path.lastIndexOf('/') + 1);
    }
}
