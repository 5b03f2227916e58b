package io.tcpheadroom.benchmarks;

import com.sun.management.UnixOperatingSystemMXBean;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.Roots;
import io.tcpheadroom.resource.Failures;
import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Sampler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One tick of the sampler while so many sockets are open, both ends of loopback connections, the tracker knowing them all;
 * beside it the JDK's own count of descriptors, which is one number of all that a tick reads. {@code pauseMillis} before each
 * measured call makes the pace: at 0 all caches are warm, at 1000, the pace of a program, the tick finds its caches cold, and
 * what is only read every two seconds falls into every second tick.
 *
 * <p>The tables of sockets are read for a hundredth of the time at most: the ticks that read them are the slowest ones.
 * Needs a hard limit of descriptors above 18,000.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 10)
@Measurement(iterations = 3, time = 20)
@Fork(value = 1, jvmArgs = "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED")
public class TickBenchmark {
    @Param({"100", "18000"})
    int sockets;

    @Param({"0", "1000"})
    int pauseMillis;

    private OpenPairs open;
    private Kernel kernel;
    private Sampler sampler;
    private UnixOperatingSystemMXBean jdk;

    @Setup
    public void open() throws Exception {
        open = OpenPairs.of(sockets / 2);
        kernel = new Kernel(Roots.real());
        sampler = new Sampler(kernel, open.tracker(), ResourceCatalog.ALL, 1000, 20, new Failures(System.err::println));
        jdk = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    }

    @Setup(Level.Invocation)
    public void pause() throws InterruptedException {
        Thread.sleep(pauseMillis);
    }

    @TearDown
    public void close() throws IOException {
        kernel.close();
        open.close();
    }

    /** All resources, settings, counters, listeners, destinations and apps. */
    @Benchmark
    public Sample tick() {
        return sampler.sampleNow();
    }

    /** One number: how many descriptors are open. */
    @Benchmark
    public long jdkCount() {
        return jdk.getOpenFileDescriptorCount();
    }
}
