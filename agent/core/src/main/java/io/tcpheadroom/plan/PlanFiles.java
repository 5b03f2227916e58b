package io.tcpheadroom.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A plan as files that are ready to be put where they belong, by name; one that would set nothing is left out. */
public final class PlanFiles {
    /** What a network namespace, a container's too, can have of its own. */
    public static final String SYSCTL = "90-tcp-headroom.conf";

    static final String SYSCTL_HOST = "90-tcp-headroom-host.conf";
    static final String SYSTEMD = "tcp-headroom-limits.conf";
    static final String COMPOSE = "compose.yaml";
    static final String DOCKERFILE = "Dockerfile";
    static final String POD = "pod.yaml";
    static final String JVM = "jvm.options";
    static final String SERVER = "server-settings.txt";

    private PlanFiles() {}

    /** By name, in the order of reading. */
    public static Map<String, String> of(Plan plan) {
        Map<String, String> files = new LinkedHashMap<>();
        put(files, SYSCTL, "# /etc/sysctl.d/" + SYSCTL + ", then: sysctl --system", sysctls(plan, Place.NAMESPACE));
        put(
                files,
                SYSCTL_HOST,
                "# /etc/sysctl.d/" + SYSCTL_HOST + " of the host, then: sysctl --system",
                sysctls(plan, Place.HOST));
        put(
                files,
                SYSTEMD,
                "# /etc/systemd/system/NAME.service.d/" + SYSTEMD
                        + ", then: systemctl daemon-reload; systemctl restart NAME",
                systemd(plan));
        put(files, COMPOSE, "# part of compose.yaml; SERVICE is the program's", compose(plan));
        put(files, DOCKERFILE, "# part of the Dockerfile; sysctls and limits stand in compose.yaml", dockerfile(plan));
        put(files, POD, "# part of the pod", Kubernetes.pod(plan));
        put(files, JVM, "# options of the JVM: java @" + JVM, lines(plan, Place.JVM, PlanFiles::jvm));
        put(
                files,
                SERVER,
                "# settings of the server in the program: those of yours",
                lines(plan, Place.SERVER, line -> line.name() + " = " + line.wanted()));
        return files;
    }

    private static void put(Map<String, String> files, String name, String heading, String body) {
        if (body.lines().anyMatch(line -> !line.isBlank())) {
            files.put(name, heading + "\n" + body);
        }
    }

    static String sysctl(PlanLine line) {
        return line.name() + " = " + line.wanted();
    }

    private static String sysctls(Plan plan, Place place) {
        return lines(plan, place, PlanFiles::sysctl);
    }

    private static String jvm(PlanLine line) {
        return line.name() + (line.name().startsWith("-XX:") ? "=" : " ") + line.wanted();
    }

    /** What is unknown is a comment: it might be lower than what is there. */
    private static String lines(Plan plan, Place place, Function<PlanLine, String> form) {
        return plan.lines().stream()
                .filter(line -> line.place() == place && line.state() != PlanLine.State.ENOUGH)
                .map(line -> line.isToChange()
                        ? form.apply(line)
                        : "# unknown here, only if it is lower: " + form.apply(line))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String systemd(Plan plan) {
        String limits = lines(plan, Place.PROCESS, line -> line.name() + "=" + line.wanted());
        return limits.isEmpty() ? "" : "[Service]\n" + limits;
    }

    private static String compose(Plan plan) {
        List<PlanLine> sysctls = plan.changes(Place.NAMESPACE);
        List<PlanLine> limits = plan.changes(Place.PROCESS);
        if (sysctls.isEmpty() && limits.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("services:\n  SERVICE:\n");
        if (!sysctls.isEmpty()) {
            text.append("    sysctls:\n");
            sysctls.forEach(line -> text.append("      ")
                    .append(line.name())
                    .append(": \"")
                    .append(line.wanted())
                    .append("\"\n"));
        }
        for (PlanLine line : limits) {
            text.append("    ulimits:\n      nofile: ").append(line.wanted()).append('\n');
        }
        return text.toString();
    }

    private static String dockerfile(Plan plan) {
        List<PlanLine> options = plan.changes(Place.JVM);
        return options.isEmpty()
                ? ""
                : "ENV JAVA_TOOL_OPTIONS=\""
                        + options.stream().map(PlanFiles::jvm).collect(Collectors.joining(" "))
                        + "\"\n";
    }
}
