package io.tcpheadroom;

import io.tcpheadroom.config.Config;
import io.tcpheadroom.config.OptionsParser;
import io.tcpheadroom.config.Version;
import io.tcpheadroom.hooks.install.BridgeFields;
import io.tcpheadroom.log.Log;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where the launcher hands over: decides whether the agent is to run in this JVM at all, and lets nothing out. Whatever is
 * in the way is one line, and the program runs.
 */
public final class Agent {
    private static final String DETACH = "detach";

    private Agent() {}

    /** Started with the program: what is slow is done by a thread of ours while the program goes on. */
    public static void premain(String options, Instrumentation instrumentation) {
        enter(options, instrumentation, Arrival.WITH_THE_PROGRAM);
    }

    /** Attached to a program that runs: whoever attached waits until all is in place, and is told what became of it. */
    public static void agentmain(String options, Instrumentation instrumentation) {
        if (DETACH.equals(options)) {
            leave(instrumentation);
        } else {
            enter(options, instrumentation, Arrival.LATER);
        }
    }

    private static void enter(String options, Instrumentation instrumentation, Arrival arrival) {
        Log log = new Log();
        try {
            String obstacle = obstacle();
            if (obstacle != null) {
                log.tell(obstacle);
                AgentProperty.set(instrumentation, "did not start: " + obstacle);
            } else if (!ToolJvm.isThisOne()) {
                BridgeFields bridge = BridgeFields.define(instrumentation);
                if (bridge.agent().get() == null) {
                    start(options, instrumentation, bridge, log, arrival);
                } else if (arrival == Arrival.WITH_THE_PROGRAM) {
                    log.tell("the agent is in this JVM already, and stays as it is");
                }
            }
        } catch (Throwable e) {
            log.tell("the agent could not start, the program runs without it: " + e);
            tellWhoeverAttached(instrumentation, "did not start: " + e);
        }
    }

    private static void tellWhoeverAttached(Instrumentation instrumentation, String state) {
        try {
            AgentProperty.set(instrumentation, state);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // the log has told it
        }
    }

    private static void start(
            String options, Instrumentation instrumentation, BridgeFields bridge, Log log, Arrival arrival)
            throws ReflectiveOperationException {
        Config config = OptionsParser.parse(options, log::tell);
        Installation installation = new Installation(config, instrumentation, bridge, log);
        if (!bridge.agent().compareAndSet(null, installation::uninstall)) {
            return;
        }
        begin(installation, arrival);
        arrival.slowly(() -> {
            try {
                installation.complete();
                AgentProperty.set(instrumentation, "running, version " + Version.current());
                arrival.register(installation);
            } catch (Throwable e) {
                log.tell("the agent could not start fully: " + e);
            }
        });
    }

    /** A start that fails half-way is undone, so that another may be tried. */
    private static void begin(Installation installation, Arrival arrival) throws ReflectiveOperationException {
        try {
            arrival.begin(installation);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            installation.uninstall();
            throw e;
        }
    }

    private static void leave(Instrumentation instrumentation) {
        Log log = new Log();
        try {
            AtomicReference<Runnable> agent =
                    BridgeFields.define(instrumentation).agent();
            Runnable uninstall = agent.get();
            if (uninstall != null) {
                uninstall.run();
            }
            AgentProperty.set(instrumentation, uninstall == null ? "was not attached" : "detached");
        } catch (Throwable e) {
            log.tell("the agent could not be taken out: " + e);
        }
    }

    /** Why the agent cannot be of use here; null when it can. */
    private static String obstacle() {
        String os = System.getProperty("os.name");
        return "Linux".equals(os)
                ? null
                : "reads the kernel of Linux, and this is " + os + ": the agent stays off, the program runs";
    }
}
