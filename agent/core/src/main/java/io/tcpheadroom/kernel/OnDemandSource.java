package io.tcpheadroom.kernel;

import java.util.function.LongSupplier;

/**
 * What is too slow to read at the tick, as the class that parses it declares it; {@link Kernel#onDemand} gives its reader.
 *
 * @param <T> what the reading gives
 */
public final class OnDemandSource<T> {
    private final String path;
    private final String part;
    private final KernelSource.SeveralFiles<T> files;
    private final boolean isHoldingUp;

    private OnDemandSource(String path, String part, KernelSource.SeveralFiles<T> files, boolean isHoldingUp) {
        this.isHoldingUp = isHoldingUp;
        this.path = path;
        this.part = part;
        this.files = files;
    }

    static <T> OnDemandSource<T> of(String path, KernelSource.SeveralFiles<T> files) {
        return of(path, "", files);
    }

    /** Where several are read from one path, the part tells them apart. */
    static <T> OnDemandSource<T> of(String path, String part, KernelSource.SeveralFiles<T> files) {
        return new OnDemandSource<>(path, part, files, false);
    }

    /** The program's own threads may have to wait for a lock of the kernel's while this is read. */
    OnDemandSource<T> holdingUp() {
        return new OnDemandSource<>(path, part, files, true);
    }

    OnDemand<T> open(Roots roots, LongSupplier clock, LongSupplier cpuTime) {
        return new OnDemand<>(roots.named(path) + part, () -> files.read(roots), clock, cpuTime, isHoldingUp);
    }
}
