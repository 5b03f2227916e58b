package io.tcpheadroom.it;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A screen that nobody sees; without one, jconsole waits for ever and says nothing. */
final class Xvfb implements AutoCloseable {
    private final Process process;
    private final String display;

    private Xvfb(Process process, String display) {
        this.process = process;
        this.display = display;
    }

    /** It picks its own number, which no other screen of this host has. */
    static Xvfb open(int width, int height) throws Exception {
        Process process = new ProcessBuilder(
                        "Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", width + "x" + height + "x24")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Lines numbers =
                new Lines(new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
        try {
            return new Xvfb(process, ":" + numbers.next().trim());
        } catch (AssertionError e) {
            process.destroyForcibly();
            throw e;
        }
    }

    String display() {
        return display;
    }

    /** Skips, and says why, where there is no Xvfb; on a build server that is a failure. */
    static void require() {
        need(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "Xvfb"))),
                "Xvfb is not on the PATH: the tab is not looked at in the real jconsole");
    }

    /** The same for a JDK without jconsole. */
    static void need(boolean given, String otherwise) {
        if (!given && "true".equals(System.getenv("CI"))) {
            Assertions.fail(otherwise);
        }
        if (!given) {
            System.out.println("Skipped: " + otherwise);
        }
        Assumptions.assumeTrue(given, otherwise);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
