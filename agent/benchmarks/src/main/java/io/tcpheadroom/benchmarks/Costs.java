package io.tcpheadroom.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures everything that the agent costs, beside a bare JVM, an empty agent and other agents, and writes the page about it.
 *
 * <p>Arguments: the page, our jar, how often each is run, and for each other agent {@code name=JAR}. Run by the JDK that is measured.
 */
public final class Costs {
    private static final String SECONDS = "8";
    private static final List<String> KINDS = Runtime.version().feature() >= 21
            ? List.of("blocking", "channels", "virtual")
            : List.of("blocking", "channels");

    private final List<Variant> variants;
    private final int runs;
    private final StringBuilder page = new StringBuilder();

    private Costs(List<Variant> variants, int runs) {
        this.variants = variants;
        this.runs = runs;
    }

    public static void main(String[] arguments) throws Exception {
        String empty = EmptyAgent.jar(Files.createTempDirectory("costs"));
        List<String> peers = List.of(arguments).subList(3, arguments.length);
        Costs costs = new Costs(Variant.all(empty, arguments[1], peers), Integer.parseInt(arguments[2]));
        costs.heading(arguments);
        costs.start();
        costs.churn();
        costs.standing();
        Files.writeString(Path.of(arguments[0]), costs.page);
    }

    private void heading(String[] arguments) throws IOException, InterruptedException {
        line("# What it costs");
        line("");
        line(
                "Written by a program, and nothing in it by hand; commit " + git("rev-parse", "--short", "HEAD")
                        + (git("status", "--porcelain", "-uno").isEmpty() ? "" : " with changes") + ", Linux "
                        + System.getProperty("os.version").replaceAll("^([0-9]+\\.[0-9]+).*", "$1") + ", "
                        + Runtime.getRuntime().availableProcessors() + " processors, JDK " + Runtime.version()
                        + ". Each figure is the median of "
                        + runs
                        + " runs in turn, and the range in brackets: the machine was shared, so the least of a range says more than the most. The command:");
        line("");
        line("```sh");
        line("mvn -q -DskipTests package");
        line("java -cp 'agent/benchmarks/target/classes:agent/benchmarks/target/lib/*' " + Costs.class.getName()
                + " \\");
        line("    docs/costs.md agent/target/tcp-headroom-agent.jar " + arguments[2]
                + "   # and for other agents name=JAR");
        line("```");
        line("");
    }

    private void start() throws IOException, InterruptedException {
        List<Variant> attached =
                variants.stream().filter(each -> !each.isDetached()).toList();
        Comparison hello = Comparison.of(attached, runs, StartLoop.class);
        Comparison quiet = Comparison.of(attached, runs, StartLoop.class, SECONDS);
        line("## Start");
        line("");
        line("A program that prints a line and ends; and one that opens a connection and then does nothing for "
                + SECONDS + " s. Of the agent's tick, "
                + "once a second, the CPU time of the sampler's thread in the second half.");
        line("");
        line(
                "| | hello world, wall ms | CPU ms | `main` begins after, ms | first connection, ms | CPU until quiet, ms | peak memory, MiB | a tick, ms |");
        line("|---|---|---|---|---|---|---|---|");
        for (Variant each : attached) {
            line("| " + each.name() + " | " + hello.of(each, "wall").text(0) + " | "
                    + hello.of(each, "cpu").text(0) + " | "
                    + quiet.of(each, "begins").text(0) + " | " + scaled(quiet.of(each, "first"), 1e3) + " | "
                    + quiet.of(each, "cpu").text(0) + " | " + scaled(quiet.of(each, "peak"), 1024) + " | "
                    + (each.name().startsWith("ours") ? scaledTick(quiet.of(each, "tick")) : "–") + " |");
        }
        line("");
    }

    private static String scaled(Figures figures, double by) {
        return figures.dividedBy(by).text(0);
    }

    private static String scaledTick(Figures nanosPerMilli) {
        return nanosPerMilli.dividedBy(1e3).text(2);
    }

    private void churn() throws IOException, InterruptedException {
        line("## A connection");
        line("");
        line(
                "A loop on one thread that connects to its own listener, accepts, and closes both ends: 200,000 rounds, the second half timed. "
                        + "A program that does nothing else is the worst case. The ratio is that of each run to the bare JVM's beside it.");
        line("");
        line("| sockets | | µs | CPU µs | ratio | CPU ratio |");
        line("|---|---|---|---|---|---|");
        for (String kind : KINDS) {
            Comparison rounds = Comparison.of(variants, runs, ChurnLoop.class, kind);
            for (Variant each : variants) {
                line("| " + kind + " | " + each.name() + " | "
                        + rounds.of(each, "round").text(1) + " | "
                        + rounds.of(each, "work").text(1) + " | " + ratio(rounds, each, "round") + " | "
                        + ratio(rounds, each, "work") + " |");
            }
        }
        line("");
    }

    private static String ratio(Comparison rounds, Variant variant, String figure) {
        return rounds.of(variant, figure).over(rounds.of(Variant.BARE, figure)).text(2);
    }

    private void standing() throws IOException, InterruptedException, RunnerException {
        line("## Each by itself");
        line("");
        line(
                "`ConnectionBenchmark`: the tracker's own work for a connection (open, connect, accept, two closes) beside the two descriptor objects that "
                        + "the JDK makes anyway. `CallSiteBenchmark`: an open with its call site and the close, by the frames of a library between "
                        + "the application and the socket; there are 200 such looks a second at most (`call.sites.per.second`). `TickBenchmark`: tick after tick, "
                        + "caches warm.");
        line("");
        line("| benchmark | parameters | time |");
        line("|---|---|---|");
        benchmark(new OptionsBuilder().include("ConnectionBenchmark|CallSiteBenchmark"));
        benchmark(new OptionsBuilder()
                .include("TickBenchmark.tick")
                .param("pauseMillis", "0")
                .warmupTime(TimeValue.seconds(5))
                .measurementTime(TimeValue.seconds(5)));
        line("");
        line("An open, connected socket, of so many, in bytes of heap: "
                + Fork.run(Variant.BARE, HeapPerSocket.class).get("bytes") + ".");
    }

    private void benchmark(ChainedOptionsBuilder options) throws RunnerException {
        Collection<RunResult> results = new Runner(options.forks(1).build()).run();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            List<String> parameters = new ArrayList<>();
            result.getParams()
                    .getParamsKeys()
                    .forEach(
                            key -> parameters.add(key + "=" + result.getParams().getParam(key)));
            line(String.format(
                    Locale.ROOT,
                    "| `%s` | %s | %.2f %s |",
                    name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
                    String.join(", ", parameters),
                    result.getPrimaryResult().getScore(),
                    result.getPrimaryResult().getScoreUnit()));
        }
    }

    private static String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed.trim();
    }

    private void line(String text) {
        page.append(text).append('\n');
        System.out.println(text);
    }
}
