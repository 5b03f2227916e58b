package io.tcpheadroom.launcher;

import java.io.File;
import org.jspecify.annotations.Nullable;

/**
 * What an agent is given in place of the options alone when it is attached by our command: {@code @JAR}, a line feed, and the
 * options. A JVM that had another version before finds that one's launcher first, and only this tells it which jar was meant.
 */
final class AgentArgument {
    private static final char MARK = '@';

    private final @Nullable File jar;
    private final @Nullable String options;

    private AgentArgument(@Nullable File jar, @Nullable String options) {
        this.jar = jar;
        this.options = options;
    }

    static AgentArgument parse(@Nullable String argument) {
        int end = argument == null ? -1 : argument.indexOf('\n');
        return argument == null || end < 0 || argument.charAt(0) != MARK
                ? new AgentArgument(null, argument)
                : new AgentArgument(new File(argument.substring(1, end)), argument.substring(end + 1));
    }

    /** Whose core is to be loaded; null for that of this launcher's own jar. */
    @Nullable
    File jar() {
        return jar;
    }

    @Nullable
    String options() {
        return options;
    }
}
