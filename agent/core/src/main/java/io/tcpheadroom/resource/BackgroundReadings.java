package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.OnDemand;
import io.tcpheadroom.kernel.SlabInfo;
import io.tcpheadroom.kernel.SysctlFiles;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is read beside the ticks whether a symptom shows or not: the kernel's tables of connections, and what seldom changes. */
final class BackgroundReadings {
    /** What the program does to start comes first. */
    private static final long SAMPLES_BEFORE = 5;

    /** Where samples are rare. */
    private static final long NANOS_BEFORE = 5_000_000_000L;

    private static final double SYSCTL_FILES_SECONDS = 600;

    private final Kernel kernel;
    private final SlowReadings slowReadings;
    private final long madeAt;

    BackgroundReadings(Kernel kernel, SlowReadings slowReadings) {
        this.kernel = kernel;
        this.slowReadings = slowReadings;
        this.madeAt = kernel.now();
    }

    /**
     * Has read what is due; never waits.
     *
     * @param sequence the number of the sample
     * @param read what the tables said the last time, null before the first
     */
    void ask(long sequence, @Nullable SocketStates read, Consumer<Runnable> gate) {
        if (sequence <= SAMPLES_BEFORE && kernel.now() - madeAt < NANOS_BEFORE) {
            return;
        }
        slowReadings.inBackground(kernel.connections(), gate);
        OnDemand<SysctlFiles> files = kernel.onDemand(SysctlFiles.ALL);
        Double age = files.ageSeconds();
        if (age == null || age >= SYSCTL_FILES_SECONDS) {
            slowReadings.inBackground(files, gate);
        }
        OnDemand<SlabInfo> slabs = kernel.onDemand(SlabInfo.ALL);
        if (slabs.last() == null) {
            slowReadings.inBackground(slabs, gate);
        }
        if (read != null && read.isAnyOfOtherProcesses()) {
            slowReadings.inBackground(kernel.otherProcesses(), gate);
        }
    }
}
