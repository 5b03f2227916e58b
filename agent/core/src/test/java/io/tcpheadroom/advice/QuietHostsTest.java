package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.ResourceSpec;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Sampler;
import io.tcpheadroom.resource.Samples;
import io.tcpheadroom.resource.SocketCoverage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No setting of a machine on which nothing is wrong is a finding, whichever of the rules is asked. */
class QuietHostsTest {
    /** What the memory of this JVM is used for is its own affair. */
    private static final List<ResourceSpec> OF_THE_HOST = ResourceCatalog.ALL.stream()
            .filter(spec -> !Set.of("heap", "direct-memory").contains(spec.id()))
            .toList();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linux-4.18",
                "linux-5.10",
                "linux-6.1",
                "linux-6.12",
                "linux-6.18",
                "linux-7.2",
                "linux-7.2-ipv6-disabled",
                "network-namespace",
                "cgroup-v1",
                "cgroup-hybrid",
                "conntrack-not-loaded",
                "ipv6-off"
            })
    void a_host_with_nothing_wrong_has_no_findings_even_of_rules_that_are_not_asked(String host) {
        try (Kernel kernel = new Kernel(Hosts.roots(host))) {
            Sampler sampler = Samples.sampler(kernel, OF_THE_HOST, line -> {});
            History history = new History();
            Moment now = null;
            for (int tick = 0; tick < 3; tick++) {
                Sample sample = sampler.sampleNow();
                now = new Moment(sample, new HookHealth(Map.of(), null, 0), SocketCoverage.UNKNOWN);
                history.add(now);
            }
            Snapshot snapshot = history.upTo(now);

            List<FindingData> found = Advice.SETS.stream()
                    .flatMap(set -> set.rules().stream())
                    .flatMap(rule -> rule.findings(snapshot))
                    .toList();

            assertThat(found).isEmpty();
            assertThat(Advice.SETS).noneMatch(set -> set.isConcerned(snapshot));
            sampler.stop();
        }
    }
}
