package io.tcpheadroom.kernel;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue's counters at one tick. Only what each file said is kept, and a figure is looked up when somebody asks: there are fifty
 * of them, and at most ticks hardly any is looked at.
 */
final class CountersOfFiles implements Counters {
    private final IdentityHashMap<KernelSource<?>, Said<?>> files = new IdentityHashMap<>();

    /** As the files were last read. For the thread that the kernel's readers are for. */
    CountersOfFiles(Kernel kernel) {
        for (KernelSource<?> file : CounterCatalog.FILES) {
            files.put(file, kernel.reader(file).said());
        }
    }

    @SuppressWarnings("unchecked") // the reader of the source said it
    private <T> Said<T> said(KernelSource<T> file) {
        Said<?> said = files.get(file);
        if (said == null) {
            throw new IllegalArgumentException("no counter stands there");
        }
        return (Said<T>) said;
    }

    <T> Figure figure(KernelSource<T> file, Function<? super T, Figure> part) {
        return said(file).figure(part);
    }

    /** The last reading of the file gave a value. */
    boolean isRead(KernelSource<?> file) {
        return said(file).succeeded();
    }

    @Override
    public Map<String, Figure> all() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (Counter counter : CounterCatalog.ALL) {
            figures.put(counter.attribute(), counter.figure(this));
        }
        return Collections.unmodifiableMap(figures);
    }

    @Override
    public @Nullable Figure figure(String attribute) {
        Counter counter = CounterCatalog.named(attribute);
        return counter == null ? null : counter.figure(this);
    }
}
