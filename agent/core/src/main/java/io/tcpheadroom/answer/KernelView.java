package io.tcpheadroom.answer;

import io.tcpheadroom.advice.Advice;
import io.tcpheadroom.advice.HookHealth;
import io.tcpheadroom.advice.Moment;
import io.tcpheadroom.advice.Snapshot;
import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.Scope;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.resource.Failures;
import io.tcpheadroom.resource.Resource;
import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.ResourceSpec;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Sampler;
import io.tcpheadroom.resource.SocketCoverage;
import io.tcpheadroom.tracker.AppRules;
import io.tcpheadroom.tracker.Apps;
import io.tcpheadroom.tracker.CallSites;
import io.tcpheadroom.tracker.Tracker;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the kernel says by itself, read once from outside: the resources that do not take an agent to know, and what is wrong with them. */
public final class KernelView {
    /** Of the JVM itself, or of what an agent sees it do. */
    private static final Set<String> OF_AN_AGENT =
            Set.of("direct-memory", "heap", "server-connections", "server-threads");

    private static final Set<Scope> OF_AN_AGENT_BY_SCOPE = EnumSet.of(Scope.LISTENER, Scope.DESTINATION);
    private static final Set<Scope> OF_A_HOST =
            EnumSet.of(Scope.HOST, Scope.NETNS, Scope.CPU, Scope.CGROUP, Scope.PIDNS);
    private static final long NEVER_AGAIN_MILLIS = 3_600_000;

    private final Sample sample;

    /** @param isSlow whether what is slow to read is read, too */
    private KernelView(Kernel kernel, Predicate<ResourceSpec> shown, boolean isSlow) {
        Tracker none = new Tracker(new Apps("program", AppRules.none(), 1), CallSites.off(), 1);
        List<ResourceSpec> resources =
                ResourceCatalog.ALL.stream().filter(shown).collect(Collectors.toUnmodifiableList());
        Sampler sampler = new Sampler(kernel, none, resources, NEVER_AGAIN_MILLIS, 1, new Failures(line -> {}));
        if (isSlow) {
            sampler.resources().forEach(Resource::measure);
        }
        sample = sampler.sampleNow();
    }

    /** The machine, or the container, that this command runs in. */
    public static KernelView ofHost(Kernel kernel) {
        return new KernelView(kernel, spec -> OF_A_HOST.contains(spec.scope()), false);
    }

    /**
     * A process.
     *
     * @param kernel of a procfs in which that process stands for this one
     * @param unseen scopes whose limits are those of this command's namespaces, and not of that process's
     */
    static KernelView ofProcess(Kernel kernel, Set<Scope> unseen) {
        return new KernelView(
                kernel,
                spec -> !OF_AN_AGENT.contains(spec.id())
                        && !OF_AN_AGENT_BY_SCOPE.contains(spec.scope())
                        && !unseen.contains(spec.scope()),
                true);
    }

    /** As the document of {@code check}. */
    public Map<String, @Nullable Object> document(Map<String, @Nullable Object> target) {
        return CheckDocument.of(target, sample, findings());
    }

    private List<FindingData> findings() {
        HookHealth noHooks = new HookHealth(Map.of(), null, 0);
        return Advice.of(new Snapshot(new Moment(sample, noHooks, SocketCoverage.UNKNOWN), List.of()));
    }
}
