package io.tcpheadroom;

import io.tcpheadroom.advice.Advice;
import io.tcpheadroom.advice.DescriptorAlarm;
import io.tcpheadroom.advice.History;
import io.tcpheadroom.advice.Moment;
import io.tcpheadroom.answer.Answers;
import io.tcpheadroom.answer.QuestionWatch;
import io.tcpheadroom.api.AgentMXBean;
import io.tcpheadroom.api.DescriptorsMXBean;
import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.SocketsMXBean;
import io.tcpheadroom.config.Config;
import io.tcpheadroom.intercept.HookWatch;
import io.tcpheadroom.jfr.FlightRecording;
import io.tcpheadroom.jmx.Access;
import io.tcpheadroom.jmx.AgentView;
import io.tcpheadroom.jmx.Beans;
import io.tcpheadroom.jmx.DescriptorsView;
import io.tcpheadroom.jmx.KernelBean;
import io.tcpheadroom.jmx.PressureBean;
import io.tcpheadroom.jmx.SampleBeans;
import io.tcpheadroom.jmx.SocketsView;
import io.tcpheadroom.jvm.AgentThread;
import io.tcpheadroom.jvm.BeanObject;
import io.tcpheadroom.jvm.ExitGate;
import io.tcpheadroom.jvm.ListenCall;
import io.tcpheadroom.jvm.ManagementPorts;
import io.tcpheadroom.jvm.PlatformServer;
import io.tcpheadroom.kernel.HostOverrides;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.OpenSockets;
import io.tcpheadroom.kernel.Roots;
import io.tcpheadroom.kernel.ThreadCpuTime;
import io.tcpheadroom.log.Log;
import io.tcpheadroom.resource.DatagramDrops;
import io.tcpheadroom.resource.Endpoint;
import io.tcpheadroom.resource.Failures;
import io.tcpheadroom.resource.ListedSockets;
import io.tcpheadroom.resource.ProcessList;
import io.tcpheadroom.resource.Pseudonyms;
import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Sampler;
import io.tcpheadroom.resource.SocketCensus;
import io.tcpheadroom.tracker.Tracker;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** What reads and shows, wired: made by a thread of ours, while the program goes on. */
final class Monitoring {
    /** For as long an attach or a detach waits for the program's own code, which hears of every MBean. */
    private static final long REGISTER_MILLIS = 5_000;

    private static final int MOST_BEANS_WAITING = 10_000;

    private static final long SAMPLES_TO_LOAD_ALL = 5;

    private final long startedNanos;
    private final Config config;
    private final Log log;
    private final SocketTracking tracking;
    private final ExitGate gate;
    private final HookWatch hookWatch;
    private final Kernel kernel;
    private final Sampler sampler;
    private final Failures failures;
    private final History history = new History();
    private final PlatformServer server;
    private final SocketCensus census;
    private final DatagramDrops datagramDrops;
    private final ExecutorService beanThread = AgentThread.executor("tcp-headroom-mbeans", MOST_BEANS_WAITING);
    private final QuestionWatch questions = new QuestionWatch(this::answers);
    private Runnable uninstall = () -> {};
    private volatile @Nullable Beans beans;
    private @Nullable SampleBeans sampled;
    private @Nullable FlightRecording recording;
    private boolean isOut;

    Monitoring(
            Config config,
            Instrumentation instrumentation,
            SocketTracking tracking,
            ExitGate gate,
            Log log,
            long startedNanos) {
        this.config = config;
        this.log = log;
        this.tracking = tracking;
        this.gate = gate;
        this.startedNanos = startedNanos;
        ManagementPorts.open(instrumentation);
        BeanObject.use(instrumentation);
        server = new PlatformServer(instrumentation, log::warn);
        hookWatch =
                new HookWatch(tracking.hooks::report, tracking.hooks::changes, tracking.events::errorsTotal, log::warn);
        Roots roots = Roots.of(config.procfs(), config.sysfs(), config.cgroupfs());
        kernel = new Kernel(roots, HostOverrides.of(config.hostSettings()));
        kernel.fds().openSockets(tracking.tracker::openedLessSeenClosed);
        census = new SocketCensus(
                new OpenSockets(roots),
                kernel.listenerTables(),
                tracking.tracker,
                System::nanoTime,
                new ThreadCpuTime());
        Endpoint.withhold(config.showsAddresses() ? null : Pseudonyms.create());
        failures = new Failures(log::warn);
        sampler = new Sampler(
                kernel,
                tracking.tracker,
                ResourceCatalog.ALL,
                config.sampleMillis(),
                config.maxDestinations(),
                failures);
        sampler.listedBy(census::listed);
        sampler.changeBacklogsBy(ListenCall::on, log::warn);
        datagramDrops = new DatagramDrops(kernel, tracking.tracker);
    }

    /**
     * Connects the parts; no file is read yet.
     *
     * @param uninstaller takes the agent out
     */
    void connect(Runnable uninstaller) {
        uninstall = uninstaller;
        hookWatch.selfTested(tracking.hooks.selfTest(tracking.tracker::withoutNumberTotal));
        sampler.onSample("Watching the hooks", sample -> hookWatch.look());
        sampler.onSample("Looking for dropped datagrams", datagramDrops::look);
        sampler.onSample("Remembering the sample", sample -> history.add(moment(sample.toRemember())));
        sampler.onSample("Warning of used-up descriptors", new DescriptorAlarm(log::warn)::look);
        sampler.onSample("Cleaning up the tracker", sample -> tracking.tracker.cleanUp());
        sampler.onSample("Naming the apps", sample -> logNamingFailures());
        sampler.onSample("Counting the sockets", sample -> census.refresh());
        sampler.onSample("Opening the gate", this::openGate);
        sampler.onceASecond("Looking for questions", questions::look);
        observeForFlightRecorder();
    }

    /** Takes the first sample, and from then on one after the other. What it reads may block. */
    void start(boolean isInRunningProgram) {
        if (isInRunningProgram) {
            census.beginInRunningProgram();
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
        tracking.apps
                .namingFailures()
                .forEach((type, why) ->
                        log.warn("cannot determine the application of class loader " + type + ": " + why));
        tracking.apps
                .namelessLoaders()
                .forEach(type -> log.warn(
                        "cannot tell applications apart, all sockets count for the program: several class loaders "
                                + type));
    }

    private void observeForFlightRecorder() {
        try {
            recording =
                    new FlightRecording(tracking.tracker, e -> failures.add("Recording flight events", e.toString()));
            sampler.onSample("Recording flight events", recording::record);
        } catch (LinkageError e) {
            recording = null; // a runtime without the module jdk.jfr: nobody can record here
        }
    }

    /** The sampler's thread looks for it: the look is a read of one field, and that thread is awake anyway. */
    void registerOnceThereIsAServer() {
        sampler.onceASecond("Looking for the MBean server", this::registerIfThereIsAServer);
    }

    private boolean registerIfThereIsAServer() {
        boolean isThere = server.isThere();
        if (isThere) {
            AgentThread.of("tcp-headroom-start", this::registerOrTell).start();
        }
        return isThere;
    }

    void registerAtOnce() {
        try {
            ManagementFactory.getPlatformMBeanServer();
        } catch (RuntimeException | LinkageError e) {
            log.warn("the MBean server cannot be created from outside the program: " + e
                    + "; the MBeans appear once the program creates it");
            registerOnceThereIsAServer();
            return;
        }
        register();
    }

    /** On a thread where what is thrown is printed by nobody else but the JVM. */
    private void registerOrTell() {
        try {
            register();
        } catch (Throwable e) {
            log.warn("the MBeans cannot be registered: " + e);
        }
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
                beans,
                sampler.resources().size(),
                config.maxListeners(),
                config.maxDestinations(),
                this::findings,
                sampler::stall);
        sampled.show(sampler.latest());
        sampler.onSample("Showing the MBeans", sampled::show);
        beans.register(Names.AGENT, AgentMXBean.class, agentView());
    }

    private Answers answers() {
        return new Answers(
                tracking.apps.program().name(),
                sampler::latest,
                this::findings,
                sampler::stall,
                socketsView(),
                listedSockets()::forEach);
    }

    private ListedSockets listedSockets() {
        return new ListedSockets(tracking.tracker, census, kernel.connections(), sampler::growingCallSites);
    }

    private SocketsView socketsView() {
        Tracker tracker = tracking.tracker;
        return new SocketsView(
                sampler,
                census,
                tracker,
                tracking.callSites,
                config.showsStacks(),
                listedSockets(),
                new ProcessList(kernel.otherProcesses()));
    }

    private AgentView agentView() {
        return new AgentView(
                startedNanos,
                tracking.hooks::report,
                tracking.events::errorsTotal,
                sampler,
                this::findings,
                tracking.tracker::suggestedRules,
                uninstall);
    }

    private Moment moment(Sample sample) {
        return new Moment(sample, hookWatch.seen(), census.coverage(), datagramDrops.dropped());
    }

    private List<FindingData> findings(Sample sample) {
        return Advice.of(history.upTo(moment(sample)));
    }

    /** How to take out each part, by what it is called in a failure. */
    Map<String, Runnable> parts() {
        Map<String, Runnable> parts = new LinkedHashMap<>();
        parts.put("the answers", questions::stop);
        parts.put("the sampler", sampler::stop);
        FlightRecording events = recording;
        if (events != null) {
            parts.put("the flight recorder's events", events::close);
        }
        parts.put("the MBeans", this::closeBeans);
        parts.put("the kernel's files", kernel::close);
        return parts;
    }

    private synchronized void closeBeans() {
        isOut = true;
        if (sampled != null) {
            sampled.close();
        }
        boolean closed = beans == null || beans.close(REGISTER_MILLIS);
        beanThread.shutdown();
        if (!closed) {
            throw new IllegalStateException(
                    "a listener of the MBean server's delegate is blocked; they go when that returns");
        }
    }
}
