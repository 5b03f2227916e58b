package io.tcpheadroom.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A program of the machine. Where it is missing its tests are skipped, and fail on a build server. */
final class Tool {
    private static final long PATIENCE_SECONDS = 60;

    private final Path program;

    private Tool(Path program) {
        this.program = program;
    }

    static Tool promtool() {
        return named("promtool");
    }

    static Tool named(String name) {
        for (String folder : System.getenv("PATH").split(":")) {
            Path program = Path.of(folder, name);
            if (Files.isExecutable(program)) {
                return new Tool(program);
            }
        }
        String missing = name + " is missing: apt-get install prometheus";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(missing);
        }
        System.out.println("skipped: " + missing);
        Assumptions.abort(missing);
        throw new IllegalStateException();
    }

    Path path() {
        return program;
    }

    /** Runs it to its end and answers what it printed; anything but success is an error. */
    String run(String input, Object... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        Path out = Files.createTempFile("tool", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            feed(process, input);
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
            String printed = Files.readString(out);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(command + (ended ? " failed: " : " does not end: ") + printed);
            }
            return printed;
        } finally {
            Files.delete(out);
        }
    }

    private static void feed(Process process, String input) throws IOException {
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
    }
}
