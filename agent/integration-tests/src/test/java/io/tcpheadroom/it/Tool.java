package io.tcpheadroom.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of the machine, or of a JDK. */
final class Tool {
    private static final long PATIENCE_SECONDS = 60;

    private final Path program;

    private Tool(Path program) {
        this.program = program;
    }

    static Tool promtool() {
        return named("promtool", "prometheus");
    }

    static Tool prometheus() {
        return named("prometheus", "prometheus");
    }

    static Tool named(String name, String debianPackage) {
        Optional<Path> program = find(name);
        Needed.that(program.isPresent(), name + " is missing: apt-get install " + debianPackage);
        return new Tool(program.orElseThrow());
    }

    static Tool of(Jdk jdk, String name) {
        return new Tool(jdk.home().resolve("bin").resolve(name));
    }

    private static Optional<Path> find(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Path path() {
        return program;
    }

    /** Runs it to its end and answers what it printed; anything but success is an error. */
    String run(Object... arguments) throws Exception {
        return runWith("", arguments);
    }

    /** The same, with something on its standard input. */
    String runWith(String input, Object... arguments) throws Exception {
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
