package io.tcpheadroom.cli;

import static io.tcpheadroom.answer.Document.object;

import io.tcpheadroom.answer.KernelView;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.Roots;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how near this host, a JVM, or each JVM of it is to a limit. */
@Command(
        name = "check",
        description = "Shows how near this host, or a JVM, is to its limits. The exit code is the worst that it found.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @ArgGroup
    private @Nullable What what;

    @Option(names = "--attach", description = "attach the agent to that JVM first, if it has none")
    private boolean attaches;

    @Mixin
    private final Showing showing = new Showing();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** One or the other; without either it is this host. */
    static final class What {
        @Option(
                names = "--pid",
                paramLabel = "PID",
                description = "a JVM: what its agent knows, or without an agent what the kernel says of the process",
                converter = Target.ProcessId.class)
        private @Nullable Long pid;

        @Option(names = "--all", description = "every visible JVM, one line each")
        private boolean isAll;
    }

    @Override
    public Integer call() throws Exception {
        Long pid = what == null ? null : what.pid;
        if (attaches && pid == null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--attach needs --pid");
        }
        return showing.show(spec.commandLine().getOut(), () -> look(pid), layout());
    }

    private Answer look(@Nullable Long pid) throws Exception {
        if (pid != null) {
            return (attaches ? LookedAt.attachedTo(pid) : LookedAt.of(pid)).check();
        }
        return isAll() ? JvmList.answer() : host(Roots.real());
    }

    private boolean isAll() {
        return what != null && what.isAll;
    }

    private Showing.Layout layout() {
        return isAll() ? JvmList::lines : CheckText::lines;
    }

    static Answer host(Roots roots) {
        try (Kernel kernel = new Kernel(roots)) {
            return Answer.of(KernelView.ofHost(kernel).document(object("kind", "HOST")));
        }
    }
}
