package io.tcpheadroom.advice;

import java.util.List;

/** Kernel memory for sockets: of the host, and of the control group. */
final class MemoryRules extends CounterRules {
    static final String PRESSURES = "TCPMemoryPressuresTotal";
    static final String ABORTS = "TCPAbortOnMemoryTotal";
    static final String THROTTLED = "CgroupSocketsThrottledTotal";
    static final String UDP_ERRORS = "UdpMemErrorsTotal";

    MemoryRules() {
        super(PRESSURES, ABORTS, THROTTLED, UDP_ERRORS, SoftnetDrops.COUNTER);
    }

    @Override
    boolean isConcerned(Snapshot snapshot) {
        return super.isConcerned(snapshot) || Symptom.isNearLimit(snapshot.sample(), TcpMemoryBypassed.MEMORY);
    }

    @Override
    List<Rule> create() {
        return List.of(
                new TcpMemoryPressure(),
                new TcpMemoryBypassed(),
                new ConnectionsAborted(),
                new CgroupSocketsThrottled(),
                new LimitNotVisible());
    }
}
