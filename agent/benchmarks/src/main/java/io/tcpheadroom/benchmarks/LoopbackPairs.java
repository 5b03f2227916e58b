package io.tcpheadroom.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs {@link LoopbackLoop} without and with the agent in turn, each in a JVM of its own, and prints the medians and the
 * median of the ratios pair by pair, which holds when the machine's speed drifts.
 *
 * <p>Arguments: the agent jar with its options, the two of the loop, the number of pairs.
 */
public final class LoopbackPairs {
    private LoopbackPairs() {}

    public static void main(String[] arguments) throws Exception {
        int pairs = Integer.parseInt(arguments[3]);
        double[] without = new double[pairs];
        double[] with = new double[pairs];
        double[] ratios = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            boolean agentFirst = i % 2 == 1;
            double first = run(agentFirst ? arguments[0] : null, arguments[1], arguments[2]);
            double second = run(agentFirst ? null : arguments[0], arguments[1], arguments[2]);
            without[i] = agentFirst ? second : first;
            with[i] = agentFirst ? first : second;
            ratios[i] = with[i] / without[i];
        }
        System.out.printf(
                "%s, %s: without %.1f us, with %.1f us, ratio %.3f (medians of %d pairs; ratios from %.3f to %.3f)%n",
                arguments[1],
                arguments[2],
                median(without),
                median(with),
                median(ratios),
                pairs,
                Arrays.stream(ratios).min().orElseThrow(),
                Arrays.stream(ratios).max().orElseThrow());
    }

    private static double run(String agent, String kind, String ending) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (agent != null) {
            command.add("-javaagent:" + agent);
        }
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), LoopbackLoop.class.getName(), kind, ending));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the loop failed: " + command);
        }
        return Double.parseDouble(out.trim());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
