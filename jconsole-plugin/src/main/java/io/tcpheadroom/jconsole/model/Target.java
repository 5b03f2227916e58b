package io.tcpheadroom.jconsole.model;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JVM at the other end, by the name that it gives itself: {@code pid@host}. */
public final class Target {
    private static final Pattern NAME = Pattern.compile("(\\d+)@(.+)");

    private final String pid;
    private final String host;

    private Target(String pid, String host) {
        this.pid = pid;
        this.host = host;
    }

    /** A JVM may call itself otherwise, or keep its name to itself: then the reader fills in the PID. */
    static Target of(String runtimeName) {
        Matcher matcher = NAME.matcher(runtimeName == null ? "" : runtimeName);
        return matcher.matches() ? new Target(matcher.group(1), matcher.group(2)) : new Target("PID", "");
    }

    /** The number as that JVM sees it: inside a container it is the container's. */
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
    public boolean equals(Object other) {
        return other instanceof Target && ((Target) other).pid.equals(pid) && ((Target) other).host.equals(host);
    }

    @Override
    public int hashCode() {
        return Objects.hash(pid, host);
    }
}
