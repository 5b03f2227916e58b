package io.tcpheadroom.kernel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The host's settings as the operator gives them in options, for a network namespace from which the kernel hides them: by path
 * below {@code /proc/sys}, in the format and the unit of the file itself.
 */
public final class HostOverrides {
    private static final HostOverrides NONE = new HostOverrides(Map.of());

    private final Map<String, String> texts;

    private HostOverrides(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    public static HostOverrides none() {
        return NONE;
    }

    /** For example {@code net/ipv4/tcp_mem} and {@code 287898 383867 575796}. */
    public static HostOverrides of(Map<String, String> textByPath) {
        return new HostOverrides(textByPath);
    }

    @Nullable
    String text(String path) {
        return texts.get(path);
    }

    /** The option's name is the file's, on the host. */
    static String option(String path) {
        return "host." + path.substring(path.lastIndexOf('/') + 1);
    }
}
