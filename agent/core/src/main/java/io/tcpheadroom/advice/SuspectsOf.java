package io.tcpheadroom.advice;

import io.tcpheadroom.resource.CallSiteText;
import io.tcpheadroom.resource.SocketStates;
import io.tcpheadroom.resource.SuspectGroup;
import io.tcpheadroom.resource.Suspicion;
import java.util.List;
import java.util.stream.Stream;

/** The suspects of one kind, those of one app and call site together. */
final class SuspectsOf {
    static final int MOST_FINDINGS = 10;

    private SuspectsOf() {}

    static Stream<SuspectGroup> kind(Suspicion suspicion, Snapshot snapshot) {
        SocketStates states = snapshot.sample().states();
        List<SuspectGroup> groups = states == null ? List.of() : states.suspects();
        return groups.stream().filter(group -> group.suspicion() == suspicion);
    }

    static String openedAt(SuspectGroup group) {
        String text = CallSiteText.of(group.callSite());
        return text == null ? "where they were opened is not known" : "opened at " + CallSiteText.firstFrame(text);
    }
}
