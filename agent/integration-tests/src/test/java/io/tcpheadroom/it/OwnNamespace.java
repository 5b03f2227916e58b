package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A network namespace of a JVM's own, as in a container, or of a whole test. */
final class OwnNamespace {
    /** The JVM then runs in a namespace with nothing but loopback. */
    static final String ALONE = where(":");

    /** What the tests are told by the build. */
    private static final List<String> PROPERTIES = List.of(
            "agent.jar", "plugin.jar", "sample.jar", "programs", "libraries", "monitoring.docs", "monitoring.jars");

    private OwnNamespace() {}

    /** The same after these lines of a shell, without single quotes, have made of it what it is to be. */
    static String where(String lines) {
        return "if [ \"$ALONE\" != 1 ]; then ALONE=1 exec unshare -n -- bash -c 'ip link set lo up; " + lines
                + "; exec \"$@\"' bash \"$@\"; fi";
    }

    /** Lines of a shell after which a JVM runs in the namespace of another one. */
    static String of(ForkedJvm other) {
        return "set -- nsenter -t " + other.pid() + " -n \"$@\"";
    }

    /** Runs lines of a shell in the namespace of a JVM, and answers what they print. */
    static String in(ForkedJvm jvm, String lines) throws Exception {
        Process process = new ProcessBuilder("nsenter", "-t", "" + jvm.pid(), "-n", "bash", "-e", "-c", lines)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    static void needed() throws Exception {
        needed("ip link set lo up");
    }

    /** One in which that command can be run. */
    static void needed(String command) throws Exception {
        Optional<String> hindrance = hindrance(command);
        Needed.that(
                hindrance.isEmpty(),
                "no network namespace with '" + command + "' can be made here: " + hindrance.orElse(""));
    }

    private static Optional<String> hindrance(String command) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", "unshare -n " + command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        return process.waitFor() == 0 ? Optional.empty() : Optional.of(said);
    }

    /**
     * Runs a main program of the tests' and all that it starts in a namespace of their own, so that no other traffic counts for them.
     * Where none can be made, in the host's.
     */
    static void run(Class<?> program, Path folder) throws Exception {
        List<String> command = new ArrayList<>();
        if (hindrance("ip link set lo up").isEmpty()) {
            command.addAll(List.of("bash", "-c", ALONE + "; exec \"$@\"", "bash"));
        }
        command.add(Jdk.current().java().toString());
        for (String property : PROPERTIES) {
            command.add("-D" + property + "=" + System.getProperty(property));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName(), folder.toString()));
        Path printed = folder.resolve("printed.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        int status = process.waitFor();
        assertThat(status).as(Files.readString(printed)).isZero();
    }
}
