package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is wrong in a snapshot, and what to do about it. The same snapshot always has the same findings. To add a finding, add a rule to
 * one of the sets: whatever shows findings goes by them.
 */
public final class Advice {
    static final List<RuleSet> SETS = List.of(
            new HookRules(),
            new ResourceRules(),
            new ListenerRules(),
            new PortRules(),
            new SettingRules(),
            new DescriptorRules(),
            new MemoryRules(),
            new NetworkRules(),
            new SocketRules(),
            new SuspectRules(),
            new FailureRules(),
            new PoolRules(),
            new SamplerRules());

    /** CRITICAL comes before WARN in the alphabet too. */
    private static final Comparator<FindingData> WORST_FIRST = Comparator.comparing(FindingData::getSeverity)
            .thenComparing(FindingData::getSubject)
            .thenComparing(FindingData::getProblem);

    private Advice() {}

    /**
     * What can be said while no sample is taken: that, and what was wrong at the last.
     *
     * @param stall for how long
     * @param dated gives a finding the time of the last sample
     * @param last the findings of the last sample
     */
    public static List<FindingData> whileStalled(
            String stall, UnaryOperator<FindingData> dated, List<FindingData> last) {
        List<FindingData> found = new ArrayList<>(last);
        found.add(dated.apply(new SamplerStalled().present(stall)));
        found.sort(WORST_FIRST);
        return List.copyOf(found);
    }

    /** CRITICAL first, then by subject. */
    public static List<FindingData> of(Snapshot snapshot) {
        List<FindingData> found = new ArrayList<>();
        for (RuleSet set : SETS) {
            if (set.isConcerned(snapshot)) {
                set.rules().forEach(rule -> rule.findings(snapshot).forEach(found::add));
            }
        }
        found.sort(WORST_FIRST);
        return List.copyOf(found);
    }
}
