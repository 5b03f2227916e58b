package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Connects that go on failing, and sockets that cannot be opened or accepted for lack of a descriptor. A finding begins with several
 * failures within a minute, ends a minute after the last one, and sooner where connects come up again: so a program that tries until its
 * server is up has none for long.
 */
final class OperationsFail extends Rule {
    /** Where the network is down, each destination fails. */
    private static final int MOST = 10;

    private static final String ALL = "failures() of tcp.headroom:type=Sockets lists them all";

    private static final Comparator<Failing> WORST_FIRST = Comparator.comparingLong(Failing::count)
            .reversed()
            .thenComparing(Failing::subject)
            .thenComparing(Failing::problem);

    OperationsFail() {
        super(
                "operations-fail",
                "Requests of this program fail or wait for a timeout. A client that tries again at once adds to the load.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        List<Failing> failing = Failing.of(snapshot)
                .filter(Failing::isWorthTelling)
                .sorted(WORST_FIRST)
                .collect(Collectors.toList());
        Stream<FindingData> worst = failing.stream().limit(MOST).map(this::finding);
        return failing.size() <= MOST
                ? worst
                : Stream.concat(worst, Stream.of(further(failing.subList(MOST, failing.size()))));
    }

    private FindingData finding(Failing failing) {
        FindingData found = failing.isForDescriptors()
                ? critical(failing.subject(), failing.problem(), failing.evidence(), failing.remedy())
                : warning(failing.subject(), failing.problem(), failing.evidence(), failing.remedy() + ". " + ALL);
        return found.about(failing.what());
    }

    private FindingData further(List<Failing> further) {
        long count = further.stream().mapToLong(Failing::count).sum();
        return warning(
                "sockets",
                "connects to further destinations fail",
                count + " in the last minute, to " + further.size() + " destinations beside those of other findings",
                "Look at what these destinations have in common: the network, the name service or a proxy. " + ALL);
    }
}
