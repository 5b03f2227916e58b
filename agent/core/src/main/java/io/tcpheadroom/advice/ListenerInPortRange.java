package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.DestinationSample;
import io.tcpheadroom.resource.ListenerSample;
import io.tcpheadroom.resource.Sample;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The range of local ports was widened downwards and holds ports that this program serves on, while it has many connections of its own. In
 * the kernel's usual range nobody can tell a chosen port from one that the kernel gave.
 */
final class ListenerInPortRange extends Rule {
    private static final long MANY_CONNECTIONS = 1_000;

    ListenerInPortRange() {
        super(
                "listener-in-port-range",
                "While the server is down, an outgoing connection may take its port. Then it cannot start: Address already in use.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        Sample sample = snapshot.sample();
        if (!Symptom.isPortRangeWidened(sample)
                || !snapshot.lately(LATELY_SECONDS, each -> portsInUse(each) >= MANY_CONNECTIONS)) {
            return Stream.empty();
        }
        List<ListenerSample> swallowed = sample.listeners().stream()
                .filter(listener -> isServing(listener)
                        && listener.getPort() < Symptom.USUAL_LOWEST_PORT
                        && sample.isEphemeral(listener.getPort()))
                .collect(Collectors.toList());
        return swallowed.isEmpty() ? Stream.empty() : Stream.of(finding(sample, swallowed));
    }

    private static boolean isServing(ListenerSample listener) {
        return listener.getPort() > 0
                && listener.getAcceptedTotal() > 0
                && listener.getOrigin().equals("PROGRAM");
    }

    private static long portsInUse(Sample sample) {
        return sample.destinations().stream()
                .mapToLong(DestinationSample::getUsed)
                .sum();
    }

    private FindingData finding(Sample sample, List<ListenerSample> swallowed) {
        String ports = swallowed.stream()
                .map(ListenerSample::getPort)
                .sorted()
                .distinct()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        String reserved = reserved(sample);
        return warning(
                "local ports",
                "the range of local ports includes ports that this program listens on, and they are not reserved",
                swallowed.stream().map(ListenerSample::name).collect(Collectors.joining(", "))
                        + "; net.ipv4.ip_local_port_range is " + sample.setting("IpLocalPortRangeLow") + " to "
                        + sample.setting("IpLocalPortRangeHigh") + "; " + portsInUse(sample)
                        + " local ports in use by connections of this JVM",
                "To reserve them, "
                        + Sysctl.ofNetwork(
                                "net.ipv4.ip_local_reserved_ports",
                                reserved.isEmpty() ? ports : reserved + "," + ports));
    }

    private static String reserved(Sample sample) {
        String text = sample.settingText("IpLocalReservedPorts");
        return text == null ? "" : text;
    }
}
