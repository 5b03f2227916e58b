package io.tcpheadroom.programs;

import java.io.Closeable;
import java.net.SocketAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Another kind, each call of it, and its accepts, on virtual threads (JDK 21 and newer). */
final class VirtualKind implements Kind {
    private final Kind kind;

    VirtualKind(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Listening listen(int backlog) throws Exception {
        return onVirtualThread(() -> kind.listen(backlog));
    }

    @Override
    public Closeable connect(SocketAddress to) throws Exception {
        return onVirtualThread(() -> kind.connect(to));
    }

    private static <T> T onVirtualThread(Callable<T> call) throws Exception {
        FutureTask<T> task = new FutureTask<>(call);
        VirtualThreads.start(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception ? (Exception) e.getCause() : e;
        }
    }
}
