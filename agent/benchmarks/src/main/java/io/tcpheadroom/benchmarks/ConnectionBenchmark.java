package io.tcpheadroom.benchmarks;

import io.tcpheadroom.tracker.AppRules;
import io.tcpheadroom.tracker.Apps;
import io.tcpheadroom.tracker.CallSites;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.Tracker;
import java.io.FileDescriptor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The tracker's work for one connection: open, connect, accept, two closes, with the address that the hook of the connect makes
 * for it. Beside it what the JDK's side of the same takes without it, which is the two descriptor objects.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ConnectionBenchmark {
    private static final int LISTENER = 10;
    private static final int CLIENT = 11;
    private static final int ACCEPTED = 12;

    @Param({"OFF", "FIRST"})
    public CallSites.Depth callSites;

    private Tracker tracker;
    private final FileDescriptor listener = new FileDescriptor();
    private final InetAddress loopback = InetAddress.getLoopbackAddress();

    @Setup
    public void listen() {
        Apps apps = new Apps("program", AppRules.none(), 100);
        tracker = new Tracker(apps, new CallSites(callSites, 200, 1000, List.of()), 10_000);
        tracker.opened(LISTENER, listener, Kind.LISTENER);
        tracker.listening(LISTENER, 50);
    }

    /** As the sampler does once a second: allows new looks at the stack. */
    @Setup(Level.Iteration)
    public void tick() {
        tracker.cleanUp();
    }

    @Benchmark
    public void baseline(Blackhole sink) {
        sink.consume(new FileDescriptor());
        sink.consume(new FileDescriptor());
    }

    @Benchmark
    public void measured(Blackhole sink) {
        FileDescriptor client = new FileDescriptor();
        FileDescriptor accepted = new FileDescriptor();
        tracker.opened(CLIENT, client, Kind.CLIENT);
        tracker.connected(CLIENT, new InetSocketAddress(loopback, 8080));
        tracker.accepted(LISTENER, ACCEPTED, accepted);
        tracker.closing(CLIENT);
        tracker.closing(ACCEPTED);
        sink.consume(client);
        sink.consume(accepted);
    }
}
