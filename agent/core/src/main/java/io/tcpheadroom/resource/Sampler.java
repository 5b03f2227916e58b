package io.tcpheadroom.resource;

import io.tcpheadroom.jvm.AgentThread;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.OnDemand;
import io.tcpheadroom.kernel.OpenSockets;
import io.tcpheadroom.kernel.ReaderReport;
import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.Listener;
import io.tcpheadroom.tracker.Tracker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.management.MBeanServerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Takes a {@link Sample} at each tick and publishes it: readers see the latest whole sample, without a lock and without
 * waiting. Everything below it is read by one thread at a time, its own. A tick never throws; what fails is counted, and
 * the first failure of each kind is reported.
 */
public final class Sampler {
    private static final long STOP_MILLIS = 1000;

    /** It loads classes, on a machine that may be busy, and its files are not to be closed under it. */
    private static final long FIRST_SAMPLE_MILLIS = 10_000;

    private static final long SECOND_NANOS = 1_000_000_000;
    private static final double STALL_SECONDS = 10;
    private static final double STALL_PERIODS = 5;

    private final Kernel kernel;
    private final Tracker tracker;
    private final long periodNanos;
    private final int maxDestinations;
    private final Failures failures;

    private final Listeners listeners = new Listeners();
    private final RecentFailures recentFailures;
    private final Apps apps = new Apps();
    private final Loads loads = new Loads();
    private final StatesOfTables states;
    private volatile Supplier<OpenSockets.@Nullable Listing> listed = () -> null;

    /** Those that ask beans of the program. */
    private final Collection<ExecutorService> askingThreads = new CopyOnWriteArrayList<>();

    private final Connectors connectors;
    private final Pools pools;
    private final SlowReadings slowReadings;
    private final BackgroundReadings backgroundReadings;
    private final FailingFiles failingFiles;
    private final List<Resource> resources;
    private final List<Runnable> observers = new CopyOnWriteArrayList<>();

    private volatile Sample latest;
    private volatile long nanos;
    private volatile @Nullable Thread thread;
    private boolean hasBegun;
    private final CountDownLatch firstSample = new CountDownLatch(1);
    private boolean isStopped;
    private volatile Consumer<Runnable> gate = Runnable::run;

    /** Ticks, and what is done between them, that threw even so. There may be no memory for more than a number. */
    private final AtomicLong survived = new AtomicLong();

    private long sequence;

    /** What is done until it is done, between ticks that are far apart too. */
    private final List<Runnable> pending = new CopyOnWriteArrayList<>();

    /** @param maxDestinations most that a sample shows each by itself */
    public Sampler(
            Kernel kernel,
            Tracker tracker,
            List<ResourceSpec> catalog,
            long periodMillis,
            int maxDestinations,
            Failures failures) {
        this.kernel = kernel;
        this.tracker = tracker;
        this.periodNanos = periodMillis * 1_000_000;
        this.maxDestinations = maxDestinations;
        this.failures = failures;
        this.recentFailures = new RecentFailures(tracker, listeners::endpoint);
        this.states = new StatesOfTables(tracker::callSites);
        this.latest = Sample.empty(kernel.now());
        this.slowReadings = new SlowReadings(failures);
        this.backgroundReadings = new BackgroundReadings(kernel, slowReadings);
        this.failingFiles = new FailingFiles(kernel, failures);
        kernel.ownConnections(() -> TrackedConnections.of(tracker, kernel.fds(), listed.get()));
        this.connectors = new Connectors(programBeans(() -> BeanCatalog.CONNECTORS, "tcp-headroom-servers"));
        this.pools = new Pools(programBeans(() -> BeanCatalog.POOLS, "tcp-headroom-pools"), tracker, kernel::now);
        List<Resource> made = new ArrayList<>();
        catalog.forEach(spec -> made.add(new Resource(spec, spec.slowReading(kernel))));
        this.resources = List.copyOf(made);
    }

    private ProgramBeans programBeans(Supplier<List<BeanSource>> sources, String threadName) {
        return new ProgramBeans(
                sources,
                () -> MBeanServerFactory.findMBeanServer(null),
                () -> askingThread(threadName),
                kernel::now,
                tracker::appOf,
                (bean, problem) -> failures.logOnce("Reading the MBean " + bean, problem));
    }

    private ExecutorService askingThread(String name) {
        ExecutorService made = AgentThread.executor(name, 1);
        askingThreads.add(made);
        return made;
    }

    /** Where the sockets are listed that the tracker does not know, for the kernel's states of them. */
    public void listedBy(Supplier<OpenSockets.@Nullable Listing> listing) {
        listed = listing;
    }

    /**
     * How a listener's backlog is changed; before, it cannot be.
     *
     * @param call calls listen(2)
     * @param log takes each change
     */
    public void changeBacklogsBy(Listener.Call call, Consumer<String> log) {
        listeners.changeBacklogsBy(new BacklogChange.Calls(call, log));
    }

    /** Takes the first sample before it returns (50 to 80 ms in a JVM that has just started), then one at each period until {@link #stop}. */
    public void start() {
        start(Runnable::run);
    }

    /**
     * The same, but each tick after the first goes through a gate, and so does each slow reading.
     *
     * @param gateOfSteps runs a tick, or does nothing where there is to be none
     */
    public void start(Consumer<Runnable> gateOfSteps) {
        if (!mayBegin()) {
            return;
        }
        gate = gateOfSteps;
        sampleNow(); // holds no lock that stop() needs: a file of the kernel's may block
        firstSample.countDown();
        startThread(gateOfSteps);
    }

    private synchronized boolean mayBegin() {
        boolean mayBegin = !hasBegun && !isStopped;
        hasBegun |= mayBegin;
        return mayBegin;
    }

    private synchronized void startThread(Consumer<Runnable> gateOfSteps) {
        if (isStopped) {
            return;
        }
        Runnable tick = this::tick;
        Thread ticking = AgentThread.of("tcp-headroom-sampler", () -> run(gateOfSteps, tick));
        thread = ticking;
        ticking.start();
    }

    /** Ends the ticks, and waits a moment for one that is under way. The last sample stays. It does not begin again. */
    public synchronized void stop() {
        isStopped = true;
        Thread ticking = thread;
        thread = null;
        if (hasBegun) {
            awaitFirstSample();
        }
        if (ticking != null && ticking != Thread.currentThread()) {
            LockSupport.unpark(ticking);
            await(ticking);
        }
        askingThreads.forEach(ExecutorService::shutdownNow); // not before: the last tick may ask there
        slowReadings.stop();
    }

    private void awaitFirstSample() {
        try {
            firstSample.await(FIRST_SAMPLE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Thread ticking) {
        try {
            ticking.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Consumer<Runnable> gateOfSteps, Runnable tick) {
        long next = System.nanoTime() + periodNanos;
        while (thread == Thread.currentThread()) {
            long wait = next - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(this, pending.isEmpty() ? wait : Math.min(wait, SECOND_NANOS));
                Thread.interrupted(); // nobody has a reason to interrupt; a set flag would make the wait spin
            } else {
                passed(gateOfSteps, tick);
                next = Math.max(next + periodNanos, System.nanoTime());
            }
            // after a tick too: where ticks take longer than their period, there is no wait
            pending.forEach(step -> passed(gateOfSteps, step));
        }
    }

    /** Whatever is thrown, and be it while a failure is reported: the thread goes on. */
    private void passed(Consumer<Runnable> gateOfSteps, Runnable step) {
        try {
            gateOfSteps.accept(step);
        } catch (Throwable e) {
            survived.incrementAndGet();
        }
    }

    /** A tick on the caller's thread: the sample that {@link #latest} then gives is new. */
    public Sample sampleNow() {
        tick();
        return latest;
    }

    /** Nothing is thrown to who asked, and be it while a failure is reported: the sample's age tells. */
    void tick() {
        synchronized (resources) {
            try {
                Sample before = latest;
                long start = System.nanoTime();
                guarded("A sample", () -> latest = take());
                nanos = System.nanoTime() - start;
                if (latest != before) {
                    observers.forEach(Runnable::run);
                }
            } catch (Throwable e) {
                survived.incrementAndGet();
            }
        }
    }

    private Sample take() {
        kernel.refresh();
        String unseenListeners = tracker.unseenListeners();
        List<ConnectorSample> ofServers = orEmpty("connectors", connectors::sample);
        SocketStates read = states.latest(kernel);
        Double statesAge = read == null ? null : kernel.ageSeconds(read.readAtNanos());
        Sample sample = new Sample(
                        ++sequence,
                        kernel.now(),
                        orEmpty("apps", () -> apps.sample(tracker.apps(), tracker.callSites(), read, statesAge)),
                        orEmpty("listeners", () -> listeners.sample(kernel, tracker.listeners(), ofServers, read)),
                        orEmpty(
                                "destinations",
                                () -> Destinations.sample(
                                        kernel,
                                        tracker.destinations(),
                                        tracker.datagramDestinations(),
                                        maxDestinations)),
                        ofServers,
                        kernel)
                .lackingListeners(unseenListeners)
                .late(lateSeconds(latest, kernel.now()))
                .withStates(read)
                .withCallSites(CallSiteCounts.of(tracker.callSites()))
                .withFailures(orEmpty("failures", recentFailures::sample))
                .withPools(orEmpty("pools", pools::sample));
        Map<Resource, Reading> readings = new LinkedHashMap<>();
        for (Resource resource : resources) {
            if (resource.spec().isPresent(sample)) {
                readings.put(resource, read(resource.spec(), sample));
            } else {
                resource.forget();
            }
        }
        Load load = loads.of(sample, tracker.apps()); // after the readings: connections may have come meanwhile
        List<ResourceSample> samples = new ArrayList<>();
        readings.forEach((resource, reading) -> {
            samples.add(resource.update(reading, sample.atNanos(), load));
            askForSlowReading(resource, sample);
        });
        backgroundReadings.ask(sequence, read, gate);
        failingFiles.log();
        return sample.with(load, samples, kernel.reports(), kernel.fdKinds().last());
    }

    /** A pause of the collector, a throttled control group or a stopped process: nothing was seen meanwhile. */
    private double lateSeconds(Sample before, long now) {
        return before.sequence() == 0 ? 0 : Math.max(0, (now - before.atNanos() - periodNanos) / 1e9);
    }

    private void askForSlowReading(Resource resource, Sample sample) {
        OnDemand<?> slow = resource.slowReading();
        if (slow == null) {
            return;
        }
        try {
            if (resource.showsSymptom(kernel, sample)) {
                slowReadings.onSymptom(slow, gate);
            } else if (resource.isWorthADetail()) {
                slowReadings.inBackground(slow, gate);
            } else if (resource.isWorthALook()) {
                slowReadings.nowAndThen(slow, gate);
            }
        } catch (RuntimeException | LinkageError e) {
            failures.add("Asking for " + resource.spec().id(), e.toString());
        }
    }

    private <T> List<T> orEmpty(String what, Supplier<List<T>> list) {
        try {
            return list.get();
        } catch (RuntimeException | LinkageError e) {
            failures.add("The list of " + what, e.toString());
            return List.of();
        }
    }

    private Reading read(ResourceSpec spec, Sample sample) {
        try {
            return spec.read(kernel, sample);
        } catch (RuntimeException | LinkageError e) {
            failures.add("Resource " + spec.id(), e.toString());
            return Reading.failed(e.toString());
        }
    }

    private void guarded(String kind, Runnable step) {
        try {
            step.run();
        } catch (Throwable e) { // the thread must outlive an OutOfMemoryError of the program
            failures.add(kind, e.toString());
        }
    }

    /** The call sites that grow without end, as of the last minute. */
    public Map<CallSite, Growth> growingCallSites() {
        return states.growing();
    }

    /** The last sample; before the first, and where that fails, one that holds nothing. */
    public Sample latest() {
        return latest;
    }

    /**
     * Called after each tick, on the thread that took the sample. What it throws is counted and goes no further.
     *
     * @param name what it does, for the message that it failed
     */
    public void onSample(String name, Consumer<Sample> observer) {
        observers.add(() -> guarded(name, () -> observer.accept(latest)));
    }

    /**
     * Tried by the sampler's thread, at each tick and once a second at least, until it answers true.
     *
     * @param name what it does, for the message that it failed
     */
    public void onceASecond(String name, BooleanSupplier attempt) {
        AtomicReference<Runnable> itself = new AtomicReference<>();
        Runnable trying = () -> guarded(name, () -> {
            if (attempt.getAsBoolean()) {
                pending.remove(itself.get());
            }
        });
        itself.set(trying);
        pending.add(trying);
        LockSupport.unpark(thread);
    }

    /** How long ago the last sample was taken; much more than the period only where the sampler is held up. */
    public double sampleAgeSeconds() {
        return (kernel.now() - latest.atNanos()) / 1e9;
    }

    /** Why the last sample says nothing of the present: none was taken for ten seconds, or for five periods if these are longer. Else null. */
    public @Nullable String stall() {
        double age = sampleAgeSeconds();
        return age <= Math.max(STALL_SECONDS, STALL_PERIODS * periodSeconds())
                ? null
                : String.format(Locale.ROOT, "no sample was taken for %.0f s: the agent's sampler has stalled", age);
    }

    /** The resources themselves, to set their bands; in the catalogue's order. */
    public List<Resource> resources() {
        return resources;
    }

    /** One of them, by its id. */
    public Resource resource(String id) {
        return resources.stream()
                .filter(resource -> resource.spec().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Resources, observers and attributes that threw, and readings of kernel files that failed. */
    public long failuresTotal() {
        long total = failures.total() + survived.get();
        for (ReaderReport reader : latest.readers()) {
            total += reader.failuresTotal();
        }
        return total;
    }

    /** How long the last sample took to take, without what its observers do with it. */
    public double tookSeconds() {
        return nanos / 1e9;
    }

    public double periodSeconds() {
        return periodNanos / 1e9;
    }
}
