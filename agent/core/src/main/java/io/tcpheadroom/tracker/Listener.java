package io.tcpheadroom.tracker;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A listening socket, from the program's call of listen until its close. */
public final class Listener {
    static final int UNKNOWN_BACKLOG = 0;

    private final int fd;
    private final App app;
    private final ListenerOrigin origin;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder acceptFailed = new LongAdder();
    private volatile Asked asked;
    private volatile @Nullable WeakReference<Object> owner;
    private boolean isEnded;

    /** The backlog of one call of listen. What was asked last is another object than what was asked before. */
    public static final class Asked {
        private final int backlog;

        Asked(int backlog) {
            this.backlog = backlog;
        }

        /** What the program asked for, the JDK's 50 if it asked for none; 0 if unknown. */
        public int backlog() {
            return backlog;
        }
    }

    /** Calls listen(2). */
    public interface Call {
        /**
         * On an open socket.
         *
         * @param owner what closes it: a descriptor of the JDK, or a socket of Netty
         */
        void listen(Object owner, int backlog) throws Exception;
    }

    /** @param owner what closes it; null when that is not known */
    Listener(int fd, int backlog, App app, ListenerOrigin origin, @Nullable Object owner) {
        this.fd = fd;
        this.asked = new Asked(backlog);
        this.app = app;
        this.origin = origin;
        this.owner = owner == null ? null : new WeakReference<>(owner);
    }

    /** The descriptor: {@code /proc/self/fd} leads from it to the inode, and so to the kernel's own row. */
    public int fd() {
        return fd;
    }

    /** The backlog that was asked for last; 0 if unknown. */
    public int backlog() {
        return asked.backlog;
    }

    /** The last call of listen. */
    public Asked asked() {
        return asked;
    }

    /** Listen was called on the open socket once more. */
    void askedAgain(int backlog) {
        asked = new Asked(backlog);
    }

    /** It was not known what closes it; now a thread was seen that accepts there. */
    void foundOwner(Object found) {
        if (owner == null) {
            owner = new WeakReference<>(found);
        }
    }

    /** Whether {@link #listenAgain} could reach its descriptor. */
    public boolean isReachable() {
        WeakReference<Object> reference = owner;
        return reference != null && reference.get() != null;
    }

    /**
     * Calls listen on the open socket once more, which gives it another backlog. Every close that a hook sees comes to {@link #end}
     * first, and waits there while the call is made: so the descriptor is not another socket's meanwhile.
     *
     * @return false when it is closed, or its descriptor cannot be reached
     */
    public synchronized boolean listenAgain(int backlog, Call call) throws Exception {
        WeakReference<Object> reference = owner;
        Object reached = isEnded || reference == null ? null : reference.get();
        if (reached == null) {
            return false;
        }
        call.listen(reached, backlog);
        askedAgain(backlog);
        return true;
    }

    /** It is about to be closed. One system call is all that can keep this waiting. */
    synchronized void end() {
        isEnded = true;
    }

    public App app() {
        return app;
    }

    public ListenerOrigin origin() {
        return origin;
    }

    public long acceptedTotal() {
        return accepted.sum();
    }

    /** Accepts that failed; waiting in vain, and the listener's close, are no failures. */
    public long acceptFailedTotal() {
        return acceptFailed.sum();
    }

    void acceptFailed() {
        acceptFailed.increment();
    }

    void accepted() {
        accepted.increment();
    }
}
