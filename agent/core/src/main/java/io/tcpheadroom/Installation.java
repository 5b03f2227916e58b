package io.tcpheadroom;

import io.tcpheadroom.advice.Advice;
import io.tcpheadroom.advice.Finding;
import io.tcpheadroom.advice.Snapshot;
import io.tcpheadroom.api.AgentMXBean;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.SocketsMXBean;
import io.tcpheadroom.config.Config;
import io.tcpheadroom.hooks.install.BridgeFields;
import io.tcpheadroom.hooks.install.HookInstaller;
import io.tcpheadroom.intercept.HookWatch;
import io.tcpheadroom.intercept.TrackerEvents;
import io.tcpheadroom.jfr.FlightEvents;
import io.tcpheadroom.jmx.AgentView;
import io.tcpheadroom.jmx.Beans;
import io.tcpheadroom.jmx.KernelBean;
import io.tcpheadroom.jmx.PressureBean;
import io.tcpheadroom.jmx.SampleBeans;
import io.tcpheadroom.jmx.SocketsView;
import io.tcpheadroom.jvm.Descriptors;
import io.tcpheadroom.jvm.PlatformServer;
import io.tcpheadroom.jvm.ProgramName;
import io.tcpheadroom.kernel.HostOverrides;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.OpenSockets;
import io.tcpheadroom.kernel.Roots;
import io.tcpheadroom.log.Log;
import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Sampler;
import io.tcpheadroom.resource.SocketCensus;
import io.tcpheadroom.tracker.AppRules;
import io.tcpheadroom.tracker.Apps;
import io.tcpheadroom.tracker.CallSites;
import io.tcpheadroom.tracker.EarlierAccepts;
import io.tcpheadroom.tracker.Tracker;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** The agent in one JVM, from its attach to its detach: the parts, wired. */
final class Installation {
    /** Destinations that are counted each by itself; beans are made for the fullest few of them. */
    private static final int TRACKED_DESTINATIONS = 10_000;

    private final long startedNanos = System.nanoTime();
    private final Config config;
    private final Log log;
    private final BridgeFields bridge;
    private final CallSites callSites;
    private final Tracker tracker;
    private final TrackerEvents events;
    private final HookInstaller hooks;
    private final HookWatch hookWatch;
    private final Kernel kernel;
    private final Sampler sampler;
    private final PlatformServer server;
    private final SocketCensus census;
    private Beans beans;
    private SampleBeans sampled;
    private FlightEvents flightEvents;
    private volatile boolean isOut;

    Installation(Config config, Instrumentation instrumentation, BridgeFields bridge, Log log)
            throws ReflectiveOperationException {
        this.config = config;
        this.log = log;
        this.bridge = bridge;
        callSites = new CallSites(
                CallSites.Depth.of(config.callSites()), config.callSitesPerSecond(), config.maxCallSites());
        tracker = new Tracker(apps(config), callSites, TRACKED_DESTINATIONS);
        Descriptors.open(instrumentation);
        events = new TrackerEvents(tracker);
        server = new PlatformServer(instrumentation, log::tell);
        hooks = new HookInstaller(instrumentation, bridge, Runtime.version().feature());
        hookWatch = new HookWatch(hooks::report, hooks::changes, events::errorsTotal, log::tell);
        Roots roots = Roots.of(config.procfs(), config.sysfs(), config.cgroupfs());
        kernel = new Kernel(roots, HostOverrides.of(config.hostSettings()));
        kernel.fds().openSockets(tracker::openSockets);
        census = new SocketCensus(new OpenSockets(roots), kernel.listenerTables(), tracker, System::nanoTime);
        sampler = new Sampler(
                kernel,
                tracker,
                ResourceCatalog.ALL,
                config.sampleMillis(),
                config.maxDestinations(),
                log::tell,
                System::nanoTime);
    }

    private static Apps apps(Config config) {
        String program = config.name().isEmpty() ? ProgramName.ofThisJvm() : config.name();
        return new Apps(program, new AppRules(config.appByPackage()), config.maxApps());
    }

    /** What has to be there before the program goes on: from here on no socket is missed. */
    void begin() throws ReflectiveOperationException {
        events.connect(bridge);
        hooks.begin();
    }

    /** The same in a program that runs, whose threads may be waiting in methods that are about to be woven. */
    void beginInRunningProgram() throws ReflectiveOperationException {
        EarlierAccepts earlier = new EarlierAccepts();
        events.connectEarlier(bridge, earlier);
        begin();
        earlier.woven();
    }

    /** The rest. */
    synchronized void complete() {
        if (isOut) {
            return;
        }
        hooks.complete();
        hookWatch.selfTested(hooks.selfTest(tracker::unnumberedTotal));
        sampler.onSample("Watching the hooks", sample -> hookWatch.look());
        sampler.onSample("Tidying the tracker", sample -> tracker.tidy());
        sampler.onSample("Naming the apps", sample -> tellSilentLoaders());
        sampler.onSample("Counting the sockets", sample -> census.refresh());
        tellFlightRecorder();
        sampler.start();
    }

    private void tellSilentLoaders() {
        tracker.silentLoaders()
                .forEach((type, why) -> log.tell("class loader " + type + " does not say whose it is: " + why));
    }

    private void tellFlightRecorder() {
        try {
            flightEvents = new FlightEvents();
            tracker.tell(flightEvents);
            sampler.onSample("Recording flight events", flightEvents::record);
        } catch (LinkageError e) {
            flightEvents = null; // a runtime without the module jdk.jfr: nobody can record here
        }
    }

    /** Shows all of it, as soon as there is an MBean server without our making one. */
    void registerOnceThereIsAServer() {
        server.await(() -> isOut);
        register();
    }

    /** The agent's own bean comes last: who sees it sees all the others. */
    synchronized void register() {
        if (isOut) {
            return;
        }
        beans = new Beans(ManagementFactory.getPlatformMBeanServer(), log::tell, sampler::failed);
        beans.fix(Names.KERNEL, new KernelBean(sampler::latest));
        beans.fix(Names.PRESSURE, new PressureBean(sampler::latest));
        beans.fix(Names.SOCKETS, SocketsMXBean.class, new SocketsView(sampler, census, tracker, callSites));
        sampled = new SampleBeans(
                beans, sampler.resources(), config.maxListeners(), config.maxDestinations(), this::findings);
        sampled.show(sampler.latest());
        sampler.onSample("Showing the MBeans", sampled::show);
        beans.fix(Names.AGENT, AgentMXBean.class, agentView());
    }

    private AgentView agentView() {
        return new AgentView(
                startedNanos, hooks::report, events::errorsTotal, sampler, this::findings, this::uninstall);
    }

    private List<Finding> findings(Sample sample) {
        return Advice.of(new Snapshot(sample, hookWatch.seen()));
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
        List<String> failures = new ArrayList<>();
        guarded("the hooks", hooks::uninstall, failures);
        guarded("the bridge", this::disconnect, failures);
        guarded("the sampler", sampler::stop, failures);
        if (flightEvents != null) {
            guarded("the flight recorder's events", flightEvents::close, failures);
        }
        if (beans != null) {
            guarded("the MBeans", beans::close, failures);
            guarded("the notifications", sampled::close, failures);
        }
        guarded("the kernel's files", kernel::close, failures);
        if (!failures.isEmpty()) {
            throw new IllegalStateException(String.join("; ", failures));
        }
    }

    private void disconnect() {
        try {
            bridge.disconnect();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One part that cannot be taken out is no reason to leave the others. */
    private static void guarded(String part, Runnable step, List<String> failures) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            failures.add("taking out " + part + " failed: " + e);
        }
    }
}
