package io.tcpheadroom.jmx;

import io.tcpheadroom.api.Attribute;
import io.tcpheadroom.kernel.Counter;
import io.tcpheadroom.kernel.CounterCatalog;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.resource.Sample;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.management.MBeanAttributeInfo;
import org.jspecify.annotations.Nullable;

/** The kernel's counters whose rate says that a limit bit, an attribute for each entry of the catalogue. */
public final class PressureBean extends CatalogBean {
    private final Supplier<Sample> latest;

    public PressureBean(Supplier<Sample> latest) {
        super(
                "Kernel counters whose growth shows that a limit was hit; null where this kernel does not count it",
                CounterCatalog.ALL.stream().map(PressureBean::attribute).collect(Collectors.toList()));
        this.latest = latest;
    }

    private static MBeanAttributeInfo attribute(Counter counter) {
        return attribute(
                counter.attribute(),
                Long.class,
                counter.description(),
                counter.unit(),
                counter.isGauge() ? Attribute.GAUGE : Attribute.COUNTER,
                counter.scope(),
                counter.source());
    }

    @Override
    Map<String, Figure> values() {
        return latest.get().counters();
    }

    @Override
    @Nullable
    Object shown(@Nullable Object value) {
        return value instanceof Figure ? ((Figure) value).orNull() : null;
    }
}
