package io.tcpheadroom.cli;

import io.tcpheadroom.plan.Costs;
import io.tcpheadroom.plan.Plan;
import io.tcpheadroom.plan.PlanFiles;
import io.tcpheadroom.plan.PlanJson;
import io.tcpheadroom.plan.PlanText;
import io.tcpheadroom.plan.Wish;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plans the settings for a number of connections on this machine; changes nothing of it. */
@Command(
        name = "plan",
        description =
                "Shows which settings this number of connections needs on this machine: what to change and why, what "
                        + "already suffices, how much memory it takes, and ready-made files. Changes nothing.",
        mixinStandardHelpOptions = true,
        subcommands = RehearseCommand.class,
        synopsisSubcommandLabel = "",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:there is a plan, and with --rehearse it held",
            "2:--rehearse: it did not hold",
            "3:no plan, or error"
        })
final class PlanCommand implements Callable<Integer> {
    private static final int BROKE = 2;

    @Option(names = "--connections", paramLabel = "N", description = "incoming connections to be open at once")
    private @Nullable String connections;

    @Option(names = "--outgoing", paramLabel = "N", description = "outgoing connections to be open at once")
    private @Nullable String outgoing;

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "new connections a second; without it all of them within a minute, as after a restart")
    private @Nullable String rate;

    @Option(
            names = "--destinations",
            paramLabel = "D",
            description = "addresses and ports that the outgoing ones go to, evenly; 1 without it")
    private @Nullable String destinations;

    @Option(
            names = "--buffer",
            paramLabel = "BYTES",
            description = "bytes that wait in the buffers of one connection; 8192 without it")
    private @Nullable String buffer;

    @Option(
            names = "--pause",
            paramLabel = "SECONDS",
            description =
                    "the longest time in which the program accepts nothing, in a pause of the garbage collector for example; 1 "
                            + "without it")
    private @Nullable String pause;

    @Option(
            names = "--listen",
            paramLabel = "PORT",
            arity = "1..*",
            description = "ports that the program listens on; those of --pid are known")
    private @Nullable List<String> listen;

    @Option(
            names = "--pid",
            paramLabel = "PID",
            description = "the running program: its limit on descriptors and its listening ports",
            converter = Target.ProcessId.class)
    private @Nullable Long pid;

    @Option(names = "--json", description = "prints JSON; docs/plan.md has its schema")
    private boolean json;

    @Option(names = "--output", paramLabel = "DIR", description = "writes the files, plan.txt and plan.json there too")
    private @Nullable Path output;

    @Option(
            names = "--rehearse",
            description =
                    "tries the plan: opens the connections over loopback in a network namespace that is made for it, with the "
                            + "plan's settings, and says what held and what broke first")
    private boolean rehearses;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PlannedMachine machine = PlannedMachine.of(pid);
        Plan plan = Plan.of(wish().listeningOn(machine.listeners()), machine.capacity(), Costs.none());
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? PlanJson.of(plan) : PlanText.of(plan));
        out.flush();
        if (output != null) {
            write(plan, output);
        }
        return rehearses ? rehearse(plan) : CommandLineMain.OK;
    }

    /** By the keys of a wish, which are the options' names. */
    private Wish wish() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "connections", connections);
        put(values, "outgoing", outgoing);
        put(values, "rate", rate);
        put(values, "destinations", destinations);
        put(values, "buffer", buffer);
        put(values, "pause", pause);
        put(values, "listen", listen == null ? null : String.join(" ", listen));
        return Wish.of(values);
    }

    private static void put(Map<String, String> values, String key, @Nullable String value) {
        if (value != null) {
            values.put(key, value);
        }
    }

    private static void write(Plan plan, Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, String> files = new LinkedHashMap<>(PlanFiles.of(plan));
        files.put("plan.txt", PlanText.of(plan));
        files.put("plan.json", PlanJson.of(plan));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** On standard error, so that what is read by a program stays JSON. */
    private int rehearse(Plan plan) throws Exception {
        PrintWriter err =
                json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        Rehearsal rehearsal = Rehearsal.of(plan);
        err.println();
        rehearsal.lines().forEach(err::println);
        err.flush();
        return rehearsal.held() ? CommandLineMain.OK : BROKE;
    }
}
