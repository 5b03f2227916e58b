package io.tcpheadroom.advice;

import io.tcpheadroom.resource.SocketStates;
import java.util.List;

/** Connections that look abandoned, by the kernel's states of them; each finding ends with its sockets. */
final class SuspectRules extends RuleSet {
    @Override
    boolean isConcerned(Snapshot snapshot) {
        SocketStates states = snapshot.sample().states();
        return states != null
                && !(states.halfClosed().isEmpty()
                        && states.unread().isEmpty()
                        && states.suspects().isEmpty());
    }

    @Override
    List<Rule> create() {
        return List.of(new CloseWait(), new FarEndNotReading(), new NeverConnected(), new CallSiteGrows());
    }
}
