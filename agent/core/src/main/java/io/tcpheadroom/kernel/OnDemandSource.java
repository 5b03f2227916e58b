package io.tcpheadroom.kernel;

import java.util.function.LongSupplier;

/**
 * What is too slow to read at the tick, as the class that parses it declares it; {@link Kernel#onDemand} gives its reader.
 *
 * @param <T> what the reading gives
 */
public final class OnDemandSource<T> {
    private final String path;
    private final String remark;
    private final KernelSource.SeveralFiles<T> files;

    private OnDemandSource(String path, String remark, KernelSource.SeveralFiles<T> files) {
        this.path = path;
        this.remark = remark;
        this.files = files;
    }

    static <T> OnDemandSource<T> of(String path, KernelSource.SeveralFiles<T> files) {
        return of(path, "", files);
    }

    /**
     * Several files.
     *
     * @param path the first, to name them by
     * @param remark what the name says of the others
     */
    static <T> OnDemandSource<T> of(String path, String remark, KernelSource.SeveralFiles<T> files) {
        return new OnDemandSource<>(path, remark, files);
    }

    OnDemand<T> open(Roots roots, LongSupplier clock, LongSupplier cpuTime) {
        return new OnDemand<>(roots.named(path) + remark, () -> files.read(roots), clock, cpuTime);
    }
}
