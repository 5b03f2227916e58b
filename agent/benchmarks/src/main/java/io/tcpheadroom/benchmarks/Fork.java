package io.tcpheadroom.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run of a program in a JVM of its own: what it prints, a name and a number in a line, and what it took. */
final class Fork {
    private static final String READY = "ready";

    /** For the programs that know the number of a channel's descriptor. */
    private static final List<String> OPENED = List.of("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");

    private Fork() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** With what it printed, the times in milliseconds: {@code start}, {@code wall} and {@code cpu}. */
    static Map<String, Double> run(Variant variant, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(variant.options());
        command.addAll(OPENED);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        Map<String, Double> figures = new HashMap<>();
        double cpuBefore = CpuTime.ofEndedChildren();
        figures.put("start", (double) System.currentTimeMillis());
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        double other = 0;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals(READY)) {
                    other += detached(variant, process);
                } else if (line.matches("[a-z]+ [0-9.]+")) {
                    figures.put(
                            line.substring(0, line.indexOf(' ')), Double.valueOf(line.substring(line.indexOf(' '))));
                }
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException("failed: " + command);
        }
        figures.put("wall", (System.nanoTime() - start) / 1e6);
        figures.put("cpu", CpuTime.ofEndedChildren() - cpuBefore - other);
        return figures;
    }

    /** Lets it go on, without the agent where that is meant; what that command took. */
    private static double detached(Variant variant, Process process) throws IOException, InterruptedException {
        double before = CpuTime.ofEndedChildren();
        if (variant.isDetached()) {
            int status = new ProcessBuilder(java(), "-jar", variant.agent(), "detach", Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IOException("detaching failed: " + status);
            }
        }
        Writer in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        in.write("\n");
        in.flush();
        return CpuTime.ofEndedChildren() - before;
    }
}
