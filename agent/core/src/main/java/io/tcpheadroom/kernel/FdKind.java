package io.tcpheadroom.kernel;

/** What a descriptor stands for, as far as the target of its link in {@code /proc/self/fd} tells. */
public enum FdKind {
    SOCKET("sockets", "connections, listeners and datagram sockets"),
    EVENTPOLL("eventpoll", "an open Selector or a native event loop holds one"),
    EVENTFD("eventfd", "an open Selector (since Java 16) or a native event loop holds one"),
    PIPE("pipes", "a Pipe, a child process's stream or a Selector (before Java 16) holds two ends or one"),
    FILE("files", "streams, channels, jar files and folders"),
    INOTIFY("inotify", "an open WatchService holds one"),
    OTHER("others", "devices, timers and other kernel objects");

    private static final String ANONYMOUS = "anon_inode:";

    private final String plural;
    private final String holder;

    FdKind(String plural, String holder) {
        this.plural = plural;
        this.holder = holder;
    }

    /** @param target for example {@code socket:[12]} or {@code anon_inode:[eventpoll]}, by older kernels without the brackets */
    static FdKind of(String target) {
        if (target.startsWith("socket:")) {
            return SOCKET;
        }
        if (target.startsWith("pipe:")) {
            return PIPE;
        }
        if (target.startsWith(ANONYMOUS)) {
            return ofAnonymous(target.substring(ANONYMOUS.length()).replace("[", ""));
        }
        return target.startsWith("/") && !target.startsWith("/dev/") ? FILE : OTHER;
    }

    private static FdKind ofAnonymous(String name) {
        if (name.startsWith("eventpoll")) {
            return EVENTPOLL;
        }
        if (name.startsWith("eventfd")) {
            return EVENTFD;
        }
        return name.startsWith("inotify") ? INOTIFY : OTHER;
    }

    /** As the kernel calls it, where that has a name. */
    public String plural() {
        return plural;
    }

    /** What in a Java program holds such a descriptor. */
    public String holder() {
        return holder;
    }
}
