package io.tcpheadroom.cli;

import io.tcpheadroom.plan.Place;
import io.tcpheadroom.plan.Plan;
import io.tcpheadroom.plan.PlanLine;
import io.tcpheadroom.text.PlainText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A plan that is tried: its settings of a network namespace are set in one that is made for it, and a JVM there opens the connections
 * over loopback. The namespace goes with that JVM, its only process.
 */
final class Rehearsal {
    /** Sets what it can, says what it cannot, and gives its place to the JVM. */
    private static final String SCRIPT = "ip link set lo up || exit 3\n"
            + "ulimit -n \"$1\" 2>/dev/null\n"
            + "shift\n"
            + "while [ \"$1\" != -- ]; do\n"
            + "  { printf '%s' \"$2\" > \"/proc/sys/$1\"; } 2>/dev/null || echo \"not set here: $1 = $2\"\n"
            + "  shift 2\n"
            + "done\n"
            + "shift\n"
            + "exec \"$@\"\n";

    private static final long BOTH_ENDS = 2;
    private static final long DESCRIPTORS_BESIDE = 1_024;
    private static final long PATIENCE_SECONDS = 60;
    private static final long SLOWEST_PER_SECOND = 200;
    private static final long SMALLEST_HEAP_MIB = 64;
    private static final long CONNECTIONS_IN_A_MIB = 200;

    private final boolean held;
    private final List<String> lines;

    private Rehearsal(boolean held, List<String> lines) {
        this.held = held;
        this.lines = lines;
    }

    static Rehearsal of(Plan plan) throws Exception {
        long connections = Math.max(plan.wish().incoming(), plan.wish().outgoing());
        List<String> command = new ArrayList<>(NetworkNamespace.prefix());
        command.addAll(List.of("sh", "-c", SCRIPT, "rehearsal"));
        command.addAll(settings(plan, connections));
        command.add("--");
        command.addAll(jvm(plan, connections));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            boolean ended = process.waitFor(PATIENCE_SECONDS + connections / SLOWEST_PER_SECOND, TimeUnit.SECONDS);
            if (!ended) {
                throw new IOException("the rehearsal did not end in time; it has been ended");
            }
            return new Rehearsal(process.exitValue() == CommandLineMain.OK, output(process));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static List<String> output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(PlainText::lines)
                .collect(Collectors.toList());
    }

    /** How many descriptors to ask for, then path and value of each setting. */
    private static List<String> settings(Plan plan, long connections) {
        List<String> words = new ArrayList<>();
        words.add(Long.toString(BOTH_ENDS * connections + DESCRIPTORS_BESIDE));
        for (PlanLine line : plan.lines()) {
            // what is enough here too: a new namespace begins with the kernel's own values
            if (line.place() == Place.NAMESPACE && line.state() != PlanLine.State.UNKNOWN) {
                words.add(line.name().replace('.', '/'));
                words.add(line.wanted());
            }
        }
        return words;
    }

    private static List<String> jvm(Plan plan, long connections) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + (SMALLEST_HEAP_MIB + connections / CONNECTIONS_IN_A_MIB) + "m");
        command.add("-XX:+UseSerialGC");
        command.addAll(List.of("-jar", Target.jar().toString(), "plan", RehearseCommand.NAME));
        for (long number : new long[] {
            connections,
            plan.wish().outgoing(),
            plan.wish().destinations(),
            plan.wish().burst()
        }) {
            command.add(Long.toString(number));
        }
        return command;
    }

    boolean held() {
        return held;
    }

    /** What was said, in words for people. */
    List<String> lines() {
        return lines;
    }
}
