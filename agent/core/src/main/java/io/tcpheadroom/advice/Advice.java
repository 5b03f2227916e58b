package io.tcpheadroom.advice;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong in a snapshot, and what to do about it. The same snapshot always has the same findings. To add a finding,
 * add a rule to the list: whatever shows findings goes by it.
 */
public final class Advice {
    private static final List<Function<Snapshot, Stream<Finding>>> RULES = List.of(
            HookRules::selfTestFailed,
            HookRules::missed,
            HookRules::errors,
            ResourceRules::inBand,
            SocketRules::leaked,
            SocketRules::reclaimed);

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::subject)
            .thenComparing(Finding::problem);

    private Advice() {}

    /** CRITICAL first, then by subject. */
    public static List<Finding> of(Snapshot snapshot) {
        return RULES.stream()
                .flatMap(rule -> rule.apply(snapshot))
                .sorted(WORST_FIRST)
                .collect(Collectors.toUnmodifiableList());
    }
}
