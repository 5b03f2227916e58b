package io.tcpheadroom;

import io.tcpheadroom.advice.Advice;
import io.tcpheadroom.advice.DescriptorAlarm;
import io.tcpheadroom.advice.History;
import io.tcpheadroom.advice.Moment;
import io.tcpheadroom.api.AgentMXBean;
import io.tcpheadroom.api.DescriptorsMXBean;
import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.SocketsMXBean;
import io.tcpheadroom.config.Config;
import io.tcpheadroom.hooks.install.Bridge;
import io.tcpheadroom.hooks.install.HookInstaller;
import io.tcpheadroom.intercept.HookWatch;
import io.tcpheadroom.intercept.TrackerEvents;
import io.tcpheadroom.jfr.FlightEvents;
import io.tcpheadroom.jmx.Access;
import io.tcpheadroom.jmx.AgentView;
import io.tcpheadroom.jmx.Beans;
import io.tcpheadroom.jmx.DescriptorsView;
import io.tcpheadroom.jmx.KernelBean;
import io.tcpheadroom.jmx.PressureBean;
import io.tcpheadroom.jmx.SampleBeans;
import io.tcpheadroom.jmx.SocketsView;
import io.tcpheadroom.jvm.AgentThread;
import io.tcpheadroom.jvm.Descriptors;
import io.tcpheadroom.jvm.ExitGate;
import io.tcpheadroom.jvm.ManagementPorts;
import io.tcpheadroom.jvm.PlatformServer;
import io.tcpheadroom.jvm.ProgramName;
import io.tcpheadroom.kernel.HostOverrides;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.OpenSockets;
import io.tcpheadroom.kernel.Roots;
import io.tcpheadroom.kernel.ThreadCpuTime;
import io.tcpheadroom.log.Log;
import io.tcpheadroom.resource.Failures;
import io.tcpheadroom.resource.ListedSockets;
import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Sampler;
import io.tcpheadroom.resource.SocketCensus;
import io.tcpheadroom.tracker.AppRules;
import io.tcpheadroom.tracker.Apps;
import io.tcpheadroom.tracker.CallSites;
import io.tcpheadroom.tracker.PreAttachThreads;
import io.tcpheadroom.tracker.Tracker;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The agent in one JVM, from its attach to its detach: the parts, wired. */
final class Installation {
    /** Destinations that are counted each by itself; beans are made for the fullest few of them. */
    private static final int TRACKED_DESTINATIONS = 10_000;

    /** For as long an attach or a detach waits for the program's own code, which hears of every MBean. */
    private static final long REGISTER_MILLIS = 5_000;

    private static final int MOST_BEANS_WAITING = 10_000;

    private static final long SAMPLES_TO_LOAD_ALL = 5;

    private final long startedNanos = System.nanoTime();
    private final Config config;
    private final Log log;
    private final Bridge bridge;
    private final Apps apps;
    private final CallSites callSites;
    private final Tracker tracker;
    private final TrackerEvents events;
    private final HookInstaller hooks;
    private final HookWatch hookWatch;
    private final Kernel kernel;
    private final Sampler sampler;
    private final Failures failures;
    private final History history = new History();
    private final PlatformServer server;
    private final SocketCensus census;
    private final ExitGate gate = new ExitGate();
    private final BooleanSupplier isOver = this::isOver;
    private final ExecutorService beanThread = AgentThread.executor("tcp-headroom-mbeans", MOST_BEANS_WAITING);
    private volatile @Nullable Beans beans;
    private @Nullable SampleBeans sampled;
    private @Nullable FlightEvents flightEvents;
    private boolean isInRunningProgram;
    private volatile boolean isOut;

    Installation(Config config, Instrumentation instrumentation, Bridge bridge, Log log) {
        this.config = config;
        this.log = log;
        this.bridge = bridge;
        apps = apps(config);
        callSites = new CallSites(
                CallSites.Depth.of(config.callSites()),
                config.callSitesPerSecond(),
                config.maxCallSites(),
                config.callSitesSkip());
        tracker = new Tracker(apps, callSites, TRACKED_DESTINATIONS);
        Descriptors.open(instrumentation);
        ManagementPorts.open(instrumentation);
        events = new TrackerEvents(tracker, apps);
        server = new PlatformServer(instrumentation, log::warn);
        hooks = new HookInstaller(instrumentation, Runtime.version().feature());
        hookWatch = new HookWatch(hooks::report, hooks::changes, events::errorsTotal, log::warn);
        Roots roots = Roots.of(config.procfs(), config.sysfs(), config.cgroupfs());
        kernel = new Kernel(roots, HostOverrides.of(config.hostSettings()));
        kernel.fds().openSockets(tracker::openedLessSeenClosed);
        census = new SocketCensus(
                new OpenSockets(roots), kernel.listenerTables(), tracker, System::nanoTime, new ThreadCpuTime());
        failures = new Failures(log::warn);
        sampler = new Sampler(
                kernel, tracker, ResourceCatalog.ALL, config.sampleMillis(), config.maxDestinations(), failures);
        sampler.listedBy(census::listed);
    }

    private static Apps apps(Config config) {
        String program = config.name().isEmpty() ? ProgramName.ofThisJvm() : config.name();
        return new Apps(program, new AppRules(config.appByPackage()), config.maxApps());
    }

    /** What has to be there before the program goes on: from here on no socket is missed. */
    void begin() {
        gate.open();
        events.connect(bridge);
        hooks.begin();
    }

    /** The same in a program that runs, whose threads may be waiting in methods that are about to be woven. */
    void beginInRunningProgram() {
        PreAttachThreads threads = new PreAttachThreads();
        events.connectPreAttach(threads);
        isInRunningProgram = true;
        census.beginInRunningProgram();
        begin();
        threads.weavingDone();
    }

    /** The rest. */
    synchronized void complete() {
        if (isOut || !hooks.complete(gate::pass)) {
            return;
        }
        gate.pass(this::startSampling);
    }

    private void startSampling() {
        hookWatch.selfTested(hooks.selfTest(tracker::withoutNumberTotal));
        sampler.onSample("Watching the hooks", sample -> hookWatch.look());
        sampler.onSample("Remembering the sample", sample -> history.add(moment(sample.toRemember())));
        sampler.onSample("Warning of used-up descriptors", new DescriptorAlarm(log::warn)::look);
        sampler.onSample("Cleaning up the tracker", sample -> tracker.cleanUp());
        sampler.onSample("Naming the apps", sample -> logNamingFailures());
        sampler.onSample("Counting the sockets", sample -> census.refresh());
        sampler.onSample("Opening the gate", this::openGate);
        observeForFlightRecorder();
        if (isInRunningProgram) {
            countBeforeTheFirstSample();
        }
        sampler.start(gate::pass);
    }

    /** The first sample is to show the listeners that are there: one of their queues may be full. */
    private void countBeforeTheFirstSample() {
        try {
            census.refresh();
        } catch (RuntimeException e) {
            failures.add("Counting the sockets", e.toString());
        }
    }

    /** By then what the agent's threads do is loaded, and they stand in nobody's way any more. */
    private void openGate(Sample sample) {
        if (sample.sequence() == SAMPLES_TO_LOAD_ALL) {
            gate.remove();
        }
    }

    private void logNamingFailures() {
        apps.namingFailures()
                .forEach((type, why) ->
                        log.warn("cannot determine the application of class loader " + type + ": " + why));
        apps.namelessLoaders()
                .forEach(type -> log.warn(
                        "cannot tell applications apart, all sockets count for the program: several class loaders "
                                + type));
    }

    private void observeForFlightRecorder() {
        try {
            flightEvents = new FlightEvents();
            tracker.observe(flightEvents);
            sampler.onSample("Recording flight events", flightEvents::record);
        } catch (LinkageError e) {
            flightEvents = null; // a runtime without the module jdk.jfr: nobody can record here
        }
    }

    /** Shows all of it, as soon as there is an MBean server without our making one. */
    void registerOnceThereIsAServer() {
        server.await(isOver);
        register();
    }

    /** Shows all of it, with an MBean server of our making if there is none: somebody has come to look. */
    void registerAtOnce() {
        try {
            ManagementFactory.getPlatformMBeanServer();
        } catch (RuntimeException | LinkageError e) {
            log.warn("the MBean server cannot be created from outside the program: " + e
                    + "; the MBeans appear once the program creates it");
            AgentThread.of("tcp-headroom-start", this::registerOnceThereIsAServer)
                    .start();
            return;
        }
        register();
    }

    /** The agent's own bean comes last: who sees it sees all the others. */
    private void register() {
        if (gate.pass(this::registerBeans) && beans != null && !beans.flush(REGISTER_MILLIS)) {
            log.warn("the MBean server is blocked by a listener of its delegate; new MBeans appear when that returns");
        }
    }

    private synchronized void registerBeans() {
        if (isOut) {
            return;
        }
        beans = new Beans(
                ManagementFactory.getPlatformMBeanServer(),
                Access.of(config.operations()),
                task -> beanThread.execute(() -> gate.pass(task)),
                log::warn,
                failures::add);
        beans.register(Names.KERNEL, new KernelBean(sampler::latest));
        beans.register(Names.PRESSURE, new PressureBean(sampler::latest));
        beans.register(Names.SOCKETS, SocketsMXBean.class, socketsView());
        beans.register(
                Names.DESCRIPTORS,
                DescriptorsMXBean.class,
                new DescriptorsView(sampler::latest, sampler.resource(ResourceCatalog.DESCRIPTORS)::measure));
        sampled = new SampleBeans(
                beans, sampler.resources().size(), config.maxListeners(), config.maxDestinations(), this::findings);
        sampled.show(sampler.latest());
        sampler.onSample("Showing the MBeans", sampled::show);
        beans.register(Names.AGENT, AgentMXBean.class, agentView());
    }

    private SocketsView socketsView() {
        return new SocketsView(
                sampler, census, tracker, callSites, new ListedSockets(tracker, census, kernel.connections()));
    }

    private AgentView agentView() {
        return new AgentView(
                startedNanos,
                hooks::report,
                events::errorsTotal,
                sampler,
                this::findings,
                tracker::suggestedRules,
                this::uninstall);
    }

    private Moment moment(Sample sample) {
        return new Moment(sample, hookWatch.seen(), census.coverage());
    }

    private List<FindingData> findings(Sample sample) {
        return Advice.of(history.upTo(moment(sample)));
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
        guarded("the hooks", hooks::uninstall, failures);
        guarded("the bridge", bridge::disconnect, failures);
        guarded("the sampler", sampler::stop, failures);
        guardedIfAny("the flight recorder's events", flightEvents, FlightEvents::close, failures);
        guardedIfAny("the MBeans", beans, this::close, failures);
        guardedIfAny("the notifications", sampled, SampleBeans::close, failures);
        guarded("the kernel's files", kernel::close, failures);
    }

    private boolean isOver() {
        return isOut || gate.isClosed();
    }

    /** Does what must not be under way when the JVM ends; what fails because it ends concerns nobody. */
    void beforeTheEnd(Runnable step, Consumer<Throwable> failed) {
        gate.pass(step, failed);
    }

    private void close(Beans open) {
        boolean closed = open.close(REGISTER_MILLIS);
        beanThread.shutdown();
        if (!closed) {
            throw new IllegalStateException(
                    "a listener of the MBean server's delegate is blocked; they go when that returns");
        }
    }

    private static <P> void guardedIfAny(String name, @Nullable P part, Consumer<P> step, List<String> failures) {
        if (part != null) {
            guarded(name, () -> step.accept(part), failures);
        }
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
