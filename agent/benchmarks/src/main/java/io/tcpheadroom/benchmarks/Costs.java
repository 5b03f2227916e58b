package io.tcpheadroom.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures everything that the agent costs, beside a bare JVM, an empty agent and other agents, and writes the page about it.
 *
 * <p>Arguments: the page, our jar, how often each is run or {@code quick}, which shows no more than that this program works, and for each
 * other agent {@code name=JAR}. Run by the JDK that is measured.
 */
public final class Costs {
    private static final List<String> KINDS = Runtime.version().feature() >= 21
            ? List.of("blocking", "channels", "virtual")
            : List.of("blocking", "channels");

    /** Beside a bare JVM alone: what they add lies in the agent. */
    private static final List<String> OTHER_KINDS = List.of("reset", "loader", "netty");

    private final List<Variant> variants;
    private final Scale scale;
    private final int runs;
    private final StringBuilder page = new StringBuilder();

    private Costs(List<Variant> variants, Scale scale) {
        this.variants = variants;
        this.scale = scale;
        this.runs = scale.runs();
    }

    public static void main(String[] arguments) throws Exception {
        String empty = EmptyAgent.jar(Files.createTempDirectory("costs"));
        List<String> peers = List.of(arguments).subList(3, arguments.length);
        Costs costs = new Costs(Variant.all(empty, arguments[1], peers), Scale.of(arguments[2]));
        costs.heading(arguments);
        costs.start();
        costs.churn();
        costs.scrape();
        costs.scan();
        costs.standing();
        Files.writeString(Path.of(arguments[0]), costs.page);
    }

    private void heading(String[] arguments) throws IOException, InterruptedException {
        line("# What it costs");
        line("");
        if (scale.isQuick()) {
            line("**A quick run, which shows that the program works: its figures mean nothing.**");
            line("");
        }
        line("Written by a program, and nothing in it by hand; commit " + git("rev-parse", "--short", "HEAD")
                + (git("status", "--porcelain", "-uno", "--", ".", ":!" + arguments[0])
                                .isEmpty()
                        ? ""
                        : " with changes")
                + ", Linux "
                + System.getProperty("os.version").replaceAll("^([0-9]+\\.[0-9]+).*", "$1") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors (" + processor() + "), "
                + System.getProperty("java.vendor") + " JDK "
                + Runtime.version() + ", "
                + ManagementFactory.getGarbageCollectorMXBeans().get(0).getName()
                + ". Each figure is the median of " + runs
                + " runs in turn, and the range in brackets. On a machine that others "
                + "use too, the least of a range says more than the most. The command:");
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

    private static String processor() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    private void start() throws IOException, InterruptedException {
        List<Variant> attached =
                variants.stream().filter(each -> !each.isDetached()).toList();
        Comparison hello = Comparison.of(attached, runs, StartLoop.class);
        Comparison quiet = Comparison.of(attached, runs, StartLoop.class, Integer.toString(scale.quietSeconds()));
        line("## Start");
        line("");
        line("A program that prints a line and ends; and one that opens a connection and then does nothing for "
                + scale.quietSeconds() + " s. Of the agent's tick, "
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
        line("A loop on one thread that connects to its own listener, accepts, and closes both ends: " + scale.rounds()
                + " rounds timed, after as many that are not; of Netty " + scale.slowRounds()
                + ". A program that does nothing else is the worst case. `reset`: the client closes by a reset, which spares the kernel the "
                + "handshake of the close and makes the agent's share the largest. `loader`: blocking, in an application that has a class loader of "
                + "its own. `netty`: its native transport (epoll). `recording`: blocking, while the Flight Recorder records, the agent's events "
                + "too. The ratio is that of each run to the bare JVM's beside it.");
        line("");
        line("| sockets | | µs | CPU µs | ratio | CPU ratio |");
        line("|---|---|---|---|---|---|");
        for (String kind : KINDS) {
            churn(kind, kind, variants, scale.rounds());
        }
        List<Variant> two = List.of(Variant.BARE, ours());
        for (String kind : OTHER_KINDS) {
            churn(kind, kind, two, kind.equals("netty") ? scale.slowRounds() : scale.rounds());
        }
        churn("recording", "blocking", List.of(Variant.BARE.recording(), ours().recording()), scale.rounds());
        line("");
    }

    private Variant ours() {
        return variants.stream().filter(Variant::isOurs).findFirst().orElseThrow();
    }

    /** The first of the variants is what the others are compared with. */
    private void churn(String name, String kind, List<Variant> compared, int rounds)
            throws IOException, InterruptedException {
        Comparison loops = Comparison.of(compared, runs, ChurnLoop.class, Integer.toString(rounds), kind);
        for (Variant each : compared) {
            line("| " + name + " | " + each.name() + " | "
                    + loops.of(each, "round").text(1) + " | "
                    + loops.of(each, "work").text(1) + " | " + ratio(loops, each, compared.get(0), "round") + " | "
                    + ratio(loops, each, compared.get(0), "work") + " |");
        }
    }

    private void scrape() throws IOException, InterruptedException {
        int connections = scale.isQuick() ? 50 : 500;
        List<Variant> two = List.of(Variant.BARE, ours());
        Comparison scrapes = Comparison.of(
                two, runs, ScrapeLoop.class, Integer.toString(connections), Integer.toString(scale.scrapes()));
        line("## A scrape");
        line("");
        line("Every attribute of every MBean is read, the JVM's own too, in a program with " + connections
                + " connections to five destinations; warm. The agent's are answered from its last sample.");
        line("");
        line("| | attributes | µs | KiB allocated |");
        line("|---|---|---|---|");
        for (Variant each : two) {
            line("| " + each.name() + " | " + scrapes.of(each, "attributes").text(0) + " | "
                    + scrapes.of(each, "scrape").text(0) + " | "
                    + scaled(scrapes.of(each, "allocated"), 1024) + " |");
        }
        line("");
    }

    private void scan() throws IOException, InterruptedException {
        Comparison scans = Comparison.of(
                List.of(Variant.BARE),
                runs,
                ScanLoop.class,
                Integer.toString(scale.sockets()),
                Integer.toString(scale.scans()));
        line("## The kernel's tables of TCP");
        line("");
        line(
                "They are read beside the ticks, on a thread of its own, at most every five seconds and for at most 0.2 % of one processor's time. "
                        + "One reading with " + scale.sockets()
                        + " sockets open, both ends of connections over loopback, each with its owner; and `ss -tan`, in turn with it.");
        line("");
        line("| | ms | CPU ms |");
        line("|---|---|---|");
        line("| ours | " + scans.of(Variant.BARE, "scan").text(0) + " | "
                + scans.of(Variant.BARE, "scanwork").text(0) + " |");
        line("| `ss -tan` | " + scans.of(Variant.BARE, "ss").text(0) + " | "
                + scans.of(Variant.BARE, "sswork").text(0) + " |");
        line("");
    }

    private static String ratio(Comparison rounds, Variant variant, Variant other, String figure) {
        return rounds.of(variant, figure).over(rounds.of(other, figure)).text(2);
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
        line("| benchmark | parameters | time | bytes allocated |");
        line("|---|---|---|---|");
        benchmark(new OptionsBuilder().include("ConnectionBenchmark|CallSiteBenchmark"));
        benchmark(new OptionsBuilder()
                .include("TickBenchmark.tick")
                .param("pauseMillis", "0")
                .param("sockets", "100", Integer.toString(scale.sockets()))
                .warmupTime(TimeValue.seconds(5))
                .measurementTime(TimeValue.seconds(5)));
        line("");
        line("An open, connected socket, of so many, in bytes of heap: "
                + Fork.run(Variant.BARE, HeapPerSocket.class).get("bytes") + ".");
    }

    private void benchmark(ChainedOptionsBuilder options) throws RunnerException {
        Collection<RunResult> results = new Runner(
                        scale.of(options).forks(1).addProfiler(GCProfiler.class).build())
                .run();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            List<String> parameters = new ArrayList<>();
            result.getParams()
                    .getParamsKeys()
                    .forEach(
                            key -> parameters.add(key + "=" + result.getParams().getParam(key)));
            line(String.format(
                    Locale.ROOT,
                    "| `%s` | %s | %.2f %s | %.0f |",
                    name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
                    String.join(", ", parameters),
                    result.getPrimaryResult().getScore(),
                    result.getPrimaryResult().getScoreUnit(),
                    result.getSecondaryResults().get("gc.alloc.rate.norm").getScore()));
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
