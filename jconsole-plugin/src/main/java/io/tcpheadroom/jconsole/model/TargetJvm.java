package io.tcpheadroom.jconsole.model;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The observed JVM, by its runtime name: {@code pid@host}. */
public final class TargetJvm {
    private static final Pattern NAME = Pattern.compile("(\\d+)@(.+)");

    private final String pid;
    private final String host;

    private TargetJvm(String pid, String host) {
        this.pid = pid;
        this.host = host;
    }

    /** A runtime name may have another form or be unreadable: then the reader fills in the PID. */
    static TargetJvm of(@Nullable String runtimeName) {
        Matcher matcher = NAME.matcher(runtimeName == null ? "" : runtimeName);
        return matcher.matches() ? new TargetJvm(matcher.group(1), matcher.group(2)) : new TargetJvm("PID", "");
    }

    /** As that JVM sees it: inside a container, the pid in the container. */
    public String pid() {
        return pid;
    }

    /** Empty when unknown. */
    public String host() {
        return host;
    }

    public String attachCommand() {
        return "java -jar tcp-headroom-agent.jar attach " + pid;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TargetJvm
                && ((TargetJvm) other).pid.equals(pid)
                && ((TargetJvm) other).host.equals(host);
    }

    @Override
    public int hashCode() {
        return Objects.hash(pid, host);
    }
}
