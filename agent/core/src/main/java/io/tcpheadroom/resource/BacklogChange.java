package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.tracker.Listener;
import java.security.AccessController;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.function.Consumer;

/**
 * Gives an open listener another backlog, by a further listen(2) on its socket: on every kernel that this agent knows, that
 * changes the backlog and nothing else. For any thread.
 */
final class BacklogChange {
    private final Listener listener;
    private final long inode;
    private final Kernel kernel;
    private final Calls calls;

    /** How listen(2) is called, and who is told. */
    static final class Calls {
        private final Listener.Call call;
        private final Consumer<String> log;

        Calls(Listener.Call call, Consumer<String> log) {
            this.call = call;
            this.log = log;
        }
    }

    /** @param inode of its socket */
    BacklogChange(Listener listener, long inode, Kernel kernel, Calls calls) {
        this.listener = listener;
        this.inode = inode;
        this.kernel = kernel;
        this.calls = calls;
    }

    /**
     * Calls listen(2) on it.
     *
     * @param name the listener, in words
     * @param limit its effective backlog so far
     * @return what came of it, in words
     */
    String to(int backlog, String name, Figure limit) {
        if (backlog < 1) {
            throw new IllegalArgumentException("the backlog must be at least 1, not " + backlog);
        }
        if (!listener.isReachable()) {
            throw new UnsupportedOperationException("the backlog of " + name
                    + " cannot be set: the agent did not see its listen call, so its socket cannot be reached before the JDK accepts "
                    + "a connection there");
        }
        try { // an operation comes with the rights of whoever calls it
            return AccessController.doPrivileged(
                    (PrivilegedExceptionAction<String>) () -> privileged(backlog, name, limit));
        } catch (PrivilegedActionException e) {
            throw new IllegalStateException("the backlog of " + name + " could not be set: "
                    + e.getException().getMessage());
        }
    }

    private String privileged(int backlog, String name, Figure limit) throws Exception {
        boolean isItsDescriptor = inode >= 0 && kernel.fds().socketInode(listener.fd()) == inode;
        if (!isItsDescriptor || !listener.listenAgain(backlog, calls.call)) {
            throw new IllegalStateException("the backlog of " + name + " cannot be set: the listener is closed");
        }
        Figure effective = Figure.of(backlog).min(kernel.settingNow("Somaxconn"));
        calls.log.accept("backlog of " + name + " set to " + effective + " by the operation setBacklog(" + backlog
                + "), called by thread "
                + Endpoint.shownInText(Thread.currentThread().getName()) + "; it was " + limit);
        return answer(backlog, effective);
    }

    private static String answer(int backlog, Figure effective) {
        if (!effective.isNumber()) {
            return "listen(2) was called with " + backlog + "; net.core.somaxconn caps that, and could not be read: "
                    + effective.reason();
        }
        String now = effective + " is the effective backlog now";
        return effective.value() == backlog
                ? now
                : now + ": net.core.somaxconn caps the " + backlog
                        + " asked for. To get more, raise net.core.somaxconn and call this again.";
    }
}
