package io.tcpheadroom.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A pod's part of a plan: the sysctls that any pod may set, those that its node must allow, and those of the node alone. */
final class Kubernetes {
    /** Safe sysctls, and the version since which the kubelet counts them as such. */
    private static final Map<String, String> SAFE_SINCE = Map.of(
            "net.ipv4.ip_local_port_range", "1.11",
            "net.ipv4.tcp_syncookies", "1.11",
            "net.ipv4.ip_local_reserved_ports", "1.27",
            "net.ipv4.tcp_rmem", "1.32",
            "net.ipv4.tcp_wmem", "1.32");

    private Kubernetes() {}

    /** Null for one that is unsafe. */
    static @Nullable String safeSince(String sysctl) {
        return SAFE_SINCE.get(sysctl);
    }

    /** Empty where there is nothing to set. */
    static String pod(Plan plan) {
        List<PlanLine> changes = plan.changes(Place.NAMESPACE);
        List<PlanLine> safe = new ArrayList<>();
        List<PlanLine> unsafe = new ArrayList<>();
        changes.forEach(line -> (safeSince(line.name()) == null ? unsafe : safe).add(line));
        StringBuilder text = new StringBuilder();
        if (!changes.isEmpty()) {
            text.append("spec:\n  securityContext:\n    sysctls:\n");
            safe.forEach(line -> sysctl(text, line, "safe since Kubernetes " + safeSince(line.name())));
            unsafe.forEach(line -> sysctl(text, line, "unsafe: the node's kubelet must allow it"));
        }
        if (!unsafe.isEmpty()) {
            text.append("# kubelet, since Kubernetes 1.11: --allowed-unsafe-sysctls=")
                    .append(unsafe.stream().map(PlanLine::name).collect(Collectors.joining(",")))
                    .append('\n');
        }
        for (PlanLine line : plan.changes(Place.HOST)) {
            text.append("# on the node only, no pod can set it: ")
                    .append(PlanFiles.sysctl(line))
                    .append('\n');
        }
        for (PlanLine line : plan.changes(Place.PROCESS)) {
            text.append("# descriptors: a pod has no field for ")
                    .append(line.name())
                    .append('=')
                    .append(line.wanted())
                    .append(
                            "; it inherits the container runtime's (LimitNOFILE of containerd.service or crio.service)\n");
        }
        return text.toString();
    }

    private static void sysctl(StringBuilder text, PlanLine line, String comment) {
        text.append("    - name: ")
                .append(line.name())
                .append(" # ")
                .append(comment)
                .append("\n      value: \"")
                .append(line.wanted())
                .append("\"\n");
    }
}
