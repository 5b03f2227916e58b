package io.tcpheadroom.plan;

import io.tcpheadroom.kernel.Capacity;
import io.tcpheadroom.kernel.Figure;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings that a wish needs on this machine, how much memory that takes, and what to know beside. Immutable. */
public final class Plan {
    private final Wish wish;
    private final Estimate estimate;
    private final List<PlanLine> lines;
    private final List<String> warnings;
    private final @Nullable String release;
    private final Figure memory;

    private Plan(Wish wish, Capacity capacity, Costs costs) {
        Needs needs = new Needs(capacity);
        QueueNeeds.add(needs, wish, capacity);
        PortNeeds.add(needs, wish, capacity);
        HostNeeds.add(needs, wish, capacity);
        MemoryNeeds.add(needs, wish, capacity, costs);
        DescriptorNeeds.add(needs, wish, capacity, costs);
        this.wish = wish;
        estimate = Estimate.of(wish, capacity, costs);
        release = capacity.release();
        memory = capacity.memory();
        warnOfMemory(needs);
        lines = needs.lines().stream()
                .sorted(Comparator.comparing(PlanLine::state).thenComparing(PlanLine::place))
                .collect(Collectors.toUnmodifiableList());
        warnings = needs.warnings();
    }

    /** Throws a {@link Refusal} where no setting makes it possible. */
    public static Plan of(Wish wish, Capacity capacity, Costs costs) {
        return new Plan(wish, capacity, costs);
    }

    private void warnOfMemory(Needs needs) {
        if (memory.isNumber() && estimate.totalBytes() > memory.value()) {
            needs.warn("the estimate of " + Bytes.text(estimate.totalBytes())
                    + " is more than the memory of this machine, " + Bytes.text(memory.value()));
        }
    }

    public Wish wish() {
        return wish;
    }

    public Estimate estimate() {
        return estimate;
    }

    /** What is to change first, then what is unknown, then what is enough. */
    public List<PlanLine> lines() {
        return lines;
    }

    /** Those that have to be set, in one place. */
    public List<PlanLine> changes(Place place) {
        return lines.stream()
                .filter(line -> line.isToChange() && line.place() == place)
                .collect(Collectors.toUnmodifiableList());
    }

    public List<String> warnings() {
        return warnings;
    }

    /** The kernel's release; null where unknown. */
    @Nullable
    String release() {
        return release;
    }

    /** The host's memory, in bytes. */
    Figure memory() {
        return memory;
    }
}
