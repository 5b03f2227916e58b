package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
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
    private static final List<Function<Snapshot, Stream<FindingData>>> RULES = List.of(
            HookRules::selfTestFailed,
            HookRules::missed,
            HookRules::errors,
            ResourceRules::inBand,
            OverflowRules::overflowed,
            DatagramRules::dropped,
            SocketRules::leaked,
            SocketRules::reclaimed,
            FarEndRules::kept,
            FarEndRules::notReading,
            SuspectRules::neverConnected,
            SuspectRules::growing,
            SocketRules::unattributed,
            FailureRules::failing,
            PoolRules::exhausted);

    /** CRITICAL comes before WARN in the alphabet too. */
    private static final Comparator<FindingData> WORST_FIRST = Comparator.comparing(FindingData::getSeverity)
            .thenComparing(FindingData::getSubject)
            .thenComparing(FindingData::getProblem);

    private Advice() {}

    /** CRITICAL first, then by subject. */
    public static List<FindingData> of(Snapshot snapshot) {
        return RULES.stream()
                .flatMap(rule -> rule.apply(snapshot))
                .sorted(WORST_FIRST)
                .collect(Collectors.toUnmodifiableList());
    }
}
