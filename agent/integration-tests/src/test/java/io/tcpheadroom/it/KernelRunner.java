package io.tcpheadroom.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program on another kernel, with the command that the environment variable {@value #VARIABLE} names. It is called
 * as {@code RUNNER -m MIB -t SECONDS KERNEL COMMAND...}: it must run the command as root on that kernel, with this machine's
 * files, and give back what it prints and its exit status, {@value #TIMED_OUT} when time was up, {@value #NOT_RUN} when the
 * kernel itself ended. An emulated kernel now and then does not get through its start: when nothing was printed by then, or it ended, it is
 * started once more.
 */
final class KernelRunner {
    static final String VARIABLE = "TCP_HEADROOM_KERNEL_RUNNER";

    private static final int NOT_RUN = 125;
    private static final int TIMED_OUT = 124;

    private KernelRunner() {}

    /** The lines that it printed; the test is skipped, and says so, where there is no runner. */
    static List<String> run(String kernel, int mib, int seconds, String... command) throws Exception {
        String runner = System.getenv(VARIABLE);
        Needed.orSkipped(
                runner != null && !runner.isBlank(),
                "Linux " + kernel + " cannot be run: " + VARIABLE + " names no runner");
        List<String> all = new ArrayList<>(
                List.of(Path.of(runner).toAbsolutePath().toString(), "-m", "" + mib, "-t", "" + seconds, kernel));
        all.addAll(List.of(command));
        return run(all, seconds + 300); // the runner may have to fetch the kernel first
    }

    private static List<String> run(List<String> command, int seconds) throws IOException, InterruptedException {
        Path out = Files.createTempFile("kernel", ".out");
        Path err = Files.createTempFile("kernel", ".err");
        try {
            int status = status(command, seconds, out, err);
            if (status == NOT_RUN || (status == TIMED_OUT && Files.size(out) == 0)) {
                System.out.println("started once more: " + Files.readString(err));
                status = status(command, seconds, out, err);
            }
            if (status != 0) {
                throw new AssertionError(command + " failed: " + Files.readString(out) + Files.readString(err));
            }
            return Files.readAllLines(out);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static int status(List<String> command, int seconds, Path out, Path err)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : TIMED_OUT;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** The JVM that runs the tests, with the agent. */
    static String[] java(String agentOptions, String heap, String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Jdk.current().java().toString(),
                "-Xmx" + heap,
                "-XX:TieredStopAtLevel=1",
                "-Dpatience.seconds=600",
                "-javaagent:" + ForkedJvm.AGENT.toAbsolutePath() + "=" + agentOptions,
                "-cp",
                Path.of(System.getProperty("programs")).toAbsolutePath().toString(),
                "io.tcpheadroom.programs." + program));
        command.addAll(List.of(arguments));
        return command.toArray(new String[0]);
    }
}
