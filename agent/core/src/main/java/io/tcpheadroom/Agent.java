package io.tcpheadroom;

import io.tcpheadroom.config.AttachProtocol;
import io.tcpheadroom.config.Config;
import io.tcpheadroom.config.OptionsParser;
import io.tcpheadroom.hooks.install.Bridge;
import io.tcpheadroom.jvm.AgentProperty;
import io.tcpheadroom.jvm.ToolJvm;
import io.tcpheadroom.kernel.DescriptorUse;
import io.tcpheadroom.log.Log;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the launcher hands over: decides whether the agent is to run in this JVM at all, and lets nothing out. Whatever is
 * in the way is one line, and the program runs; whoever attached is told in any case.
 */
public final class Agent {
    /** A program that only says hello has ended by then. */
    private static final long MILLIS_TO_BEGIN = 100;

    /** What a program does to start comes first; nobody looks at it so early. */
    private static final long MILLIS_TO_START = 400;

    private final Instrumentation instrumentation;
    private final AttachMode attachMode;
    private final Log log = new Log();

    private Agent(Instrumentation instrumentation, AttachMode attachMode) {
        this.instrumentation = instrumentation;
        this.attachMode = attachMode;
    }

    /** Started with the program: what is slow is done by a thread of ours while the program goes on. */
    public static void premain(@Nullable String options, Instrumentation instrumentation) {
        new Agent(instrumentation, AttachMode.AT_START).enter(options);
    }

    /** Attached to a program that runs: whoever attached waits until all is in place. */
    public static void agentmain(@Nullable String options, Instrumentation instrumentation) {
        Agent agent = new Agent(instrumentation, AttachMode.IN_RUNNING_PROGRAM);
        if (AttachProtocol.DETACH.equals(options)) {
            agent.leave();
        } else {
            agent.enter(options);
        }
    }

    private void enter(@Nullable String options) {
        try {
            String obstacle = obstacle();
            if (obstacle != null) {
                log.warn(obstacle);
                answer(AttachProtocol.notStarted(obstacle));
            } else if (ToolJvm.isThisOne()) {
                answer(AttachProtocol.notStarted("this is a tool of the JDK"));
            } else {
                Bridge bridge = Bridge.define(instrumentation);
                if (bridge.agent().get() == null) {
                    start(options, bridge);
                } else {
                    stay(options);
                }
            }
        } catch (Throwable e) {
            failed(e);
        }
    }

    private void start(@Nullable String options, Bridge bridge) {
        bridge.requireAllEvents();
        List<String> warnings = new ArrayList<>();
        Config config = OptionsParser.parse(options, warning -> {
            warnings.add(warning);
            log.warn(warning);
        });
        Installation installation = new Installation(config, instrumentation, bridge, log);
        if (!bridge.agent().compareAndSet(null, installation::uninstall)) {
            stay(options);
            return;
        }
        orUndone(installation, () -> attachMode.begin(installation));
        Runnable completion = () -> {
            orUndone(installation, installation::complete);
            answer(AttachProtocol.running(warnings));
        };
        Consumer<Throwable> failure = this::failed;
        Runnable slowPart = () -> {
            attachMode.letProgramRun(MILLIS_TO_BEGIN);
            if (installation.beforeTheEnd(() -> orUndone(installation, installation::weaveTheRest), failure)) {
                attachMode.letProgramRun(MILLIS_TO_START);
                installation.beforeTheEnd(completion, failure);
                attachMode.register(installation);
            }
        };
        orUndone(installation, () -> attachMode.runSlowPart(() -> toldIfFailed(installation, slowPart)));
    }

    /** On whatever thread: what is thrown there is printed by nobody else but the JVM. */
    private void toldIfFailed(Installation installation, Runnable step) {
        try {
            orUndone(installation, step);
        } catch (Throwable e) {
            failed(e);
        }
    }

    /** A start that fails half-way is undone, so that another may be tried. */
    private static void orUndone(Installation installation, Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            try {
                installation.uninstall();
            } catch (RuntimeException more) {
                e.addSuppressed(more);
            }
            throw e;
        }
    }

    /** An agent is here already, and goes on as it is. */
    private void stay(@Nullable String options) {
        if (attachMode == AttachMode.AT_START) {
            log.warn("agent already running in this JVM; second start ignored");
        }
        answer(AttachProtocol.alreadyRunning(options == null ? "" : options));
    }

    private void failed(Throwable e) {
        log.warn("agent could not start, program continues without it: " + e);
        answer(AttachProtocol.notStarted(e));
    }

    private void leave() {
        try {
            Runnable uninstall = Bridge.define(instrumentation).agent().get();
            if (uninstall == null) {
                answer(AttachProtocol.notAttached());
            } else {
                uninstall.run();
                answer(AttachProtocol.detached());
            }
        } catch (Throwable e) {
            log.warn("agent could not be fully detached: " + e);
            answer(AttachProtocol.notDetached(e));
        }
    }

    private void answer(String state) {
        try {
            AgentProperty.set(instrumentation, AttachProtocol.PROPERTY, state);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            log.warn("cannot report the result to the attaching process: " + e);
        }
    }

    /** Why the agent cannot be of use here, if it cannot. */
    private @Nullable String obstacle() {
        String os = System.getProperty("os.name");
        if (!"Linux".equals(os)) {
            return disabled("requires Linux, this is " + os);
        }
        if (ModuleLayer.boot().findModule("java.management").isEmpty()) {
            return disabled("this Java runtime has no module java.management");
        }
        return attachMode == AttachMode.AT_START ? null : lackOfDescriptors();
    }

    private static @Nullable String lackOfDescriptors() {
        return DescriptorUse.ofThisProcess()
                .filter(use -> use.free() < AttachProtocol.DESCRIPTORS_TO_START)
                .map(use -> disabled("this JVM has " + use + " in use, and a start needs "
                        + AttachProtocol.DESCRIPTORS_TO_START + " free"))
                .orElse(null);
    }

    private static String disabled(String why) {
        return why + "; agent disabled, program continues";
    }
}
