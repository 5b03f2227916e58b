package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.ListenerSample;
import io.tcpheadroom.resource.Sample;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Local ports run short in a range that can be wider. */
final class PortRangeSmall extends Rule {
    private static final long WIDE = 50_000;

    /** The first even and the last odd, as the kernel wants it. */
    private static final int FIRST = 10_240;

    private static final int LAST = 65_535;

    PortRangeSmall() {
        super(
                "port-range-small",
                "Each connection to one address and port needs a local port of its own. connect() slows down once half of "
                        + "the range is in use, and fails when all of it is.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        Sample sample = snapshot.sample();
        Long low = sample.setting("IpLocalPortRangeLow");
        Long high = sample.setting("IpLocalPortRangeHigh");
        return low == null || high == null || high - low + 1 >= WIDE || !Symptom.arePortsScarce(sample)
                ? Stream.empty()
                : Stream.of(warning(
                        "local ports",
                        "local ports are running out, and their range is small",
                        ScarcePorts.destination(sample)
                                        .map(destination -> ScarcePorts.text(destination) + "; ")
                                        .orElse("")
                                + "net.ipv4.ip_local_port_range is " + low + " to " + high,
                        "Reuse connections (pooling, keep-alive). To widen the range, "
                                + Sysctl.ofNetwork("net.ipv4.ip_local_port_range", FIRST + " " + LAST)
                                + ". Reserve what servers "
                                + "listen on there in net.ipv4.ip_local_reserved_ports" + own(sample)));
    }

    private static String own(Sample sample) {
        String ports = sample.listeners().stream()
                .map(ListenerSample::getPort)
                .filter(port -> port >= FIRST)
                .sorted()
                .distinct()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        return ports.isEmpty() ? "" : ", of this program " + ports;
    }
}
