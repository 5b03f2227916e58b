package io.tcpheadroom.jconsole;

import io.tcpheadroom.jconsole.model.Snapshot;
import io.tcpheadroom.jconsole.view.HeadroomTab;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.swing.SwingWorker;
import org.jspecify.annotations.Nullable;

/**
 * One tick: reads a snapshot in the background and hands it, or the reason why there is none, to the tab. The tab is asked for
 * on the event thread, where it may have to be made first.
 */
final class SnapshotWorker extends SwingWorker<Snapshot, @Nullable Void> {
    private final Callable<Snapshot> read;
    private final Supplier<HeadroomTab> tab;

    SnapshotWorker(Callable<Snapshot> read, Supplier<HeadroomTab> tab) {
        this.read = read;
        this.tab = tab;
    }

    @Override
    protected Snapshot doInBackground() throws Exception {
        return read.call();
    }

    @Override
    protected void done() {
        if (isCancelled()) {
            return;
        }
        try {
            tab.get().show(get());
        } catch (ExecutionException e) {
            report(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Only what comes from the other JVM, or from the way to it, is a lost connection. */
    private void report(ExecutionException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof IOException || cause instanceof JMException || cause instanceof SecurityException) {
            tab.get().showDisconnected(firstLine(cause));
        } else {
            tab.get().showFailure(String.valueOf(cause));
        }
    }

    /** RMI messages nest their causes over several lines; the first says what happened. */
    private static String firstLine(Throwable cause) {
        String message = cause.getMessage();
        if (message == null || message.isBlank()) {
            return cause.getClass().getSimpleName();
        }
        return message.strip().lines().findFirst().orElse("").replaceAll("[;:]\\s*nested exception is:?\\s*$", "");
    }
}
