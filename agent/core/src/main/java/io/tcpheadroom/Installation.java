package io.tcpheadroom;

import io.tcpheadroom.config.Config;
import io.tcpheadroom.hooks.install.Bridge;
import io.tcpheadroom.jvm.ExitGate;
import io.tcpheadroom.log.Log;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The agent in one JVM, from its attach to its detach. */
final class Installation {
    private final long startedNanos = System.nanoTime();
    private final Config config;
    private final Instrumentation instrumentation;
    private final Bridge bridge;
    private final Log log;
    private final SocketTracking tracking;
    private final ExitGate gate = new ExitGate();
    private volatile @Nullable Monitoring monitoring;
    private boolean isInRunningProgram;
    private boolean isWoven;
    private boolean isOut;

    Installation(Config config, Instrumentation instrumentation, Bridge bridge, Log log) {
        this.config = config;
        this.instrumentation = instrumentation;
        this.bridge = bridge;
        this.log = log;
        tracking = new SocketTracking(config, instrumentation, bridge);
    }

    /** What has to be there before the program goes on. */
    void begin() {
        gate.open();
        tracking.begin();
    }

    /** The same in a program that runs. */
    void beginInRunningProgram() {
        isInRunningProgram = true;
        gate.open();
        tracking.beginInRunningProgram();
    }

    /** What the program has not loaded yet. */
    synchronized void weaveTheRest() {
        isWoven = !isOut && tracking.hooks.complete(gate::pass);
    }

    /** The rest, which takes longer. Where a file of the kernel's blocks, it does not end, and the agent can be taken out all the same. */
    void complete() {
        if (connect()) {
            gate.pass(() -> ifMonitoring(started -> started.start(isInRunningProgram)));
        }
    }

    private synchronized boolean connect() {
        if (isOut || !isWoven) {
            return false;
        }
        return gate.pass(() -> {
            Monitoring connected = new Monitoring(config, instrumentation, tracking, gate, log, startedNanos);
            monitoring = connected;
            connected.connect(this::uninstall);
        });
    }

    /** Shows all of it, as soon as there is an MBean server without our making one. */
    void registerOnceThereIsAServer() {
        ifMonitoring(Monitoring::registerOnceThereIsAServer);
    }

    /** Shows all of it, with an MBean server of our making if there is none: somebody has come to look. */
    void registerAtOnce() {
        ifMonitoring(Monitoring::registerAtOnce);
    }

    private void ifMonitoring(Consumer<Monitoring> step) {
        Monitoring started = monitoring;
        if (started != null) {
            step.accept(started);
        }
    }

    /**
     * Takes all of it out: the JDK's classes are as they were, and nothing of ours runs or is reachable any more. Throws when
     * a part has not gone; the others have.
     */
    synchronized void uninstall() {
        if (isOut) {
            return;
        }
        isOut = true;
        gate.remove();
        List<String> failures = new ArrayList<>();
        ExitGate leaving = new ExitGate();
        leaving.open();
        leaving.pass(() -> takeOut(failures));
        leaving.remove();
        if (!failures.isEmpty()) {
            throw new IllegalStateException(String.join("; ", failures));
        }
    }

    private void takeOut(List<String> failures) {
        guarded("the hooks", tracking.hooks::uninstall, failures);
        guarded("the bridge", bridge::disconnect, failures);
        ifMonitoring(started -> started.parts().forEach((part, step) -> guarded(part, step, failures)));
    }

    /** Does what must not be under way when the JVM ends; what fails because it ends concerns nobody. False when it failed or ends. */
    boolean beforeTheEnd(Runnable step, Consumer<Throwable> failed) {
        return gate.pass(step, failed);
    }

    /** One part that cannot be taken out is no reason to leave the others. */
    private static void guarded(String part, Runnable step, List<String> failures) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            failures.add("removing " + part + " failed: " + e);
        }
    }
}
