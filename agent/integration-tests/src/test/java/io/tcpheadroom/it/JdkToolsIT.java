package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With JAVA_TOOL_OPTIONS the agent comes into every tool of the JDK too, where nobody wants it. */
class JdkToolsIT {
    /** Each ends by itself and says something; the tools that a JDK lacks are left out. */
    private static final List<String> COMMANDS = List.of(
            "javac -version",
            "javap java.lang.Runnable",
            "javadoc --version",
            "jar --version",
            "jarsigner -help",
            "jdeps --version",
            "jlink --version",
            "jmod --version",
            "jimage --version",
            "jpackage --version",
            "jcmd -h",
            "jps -help",
            "jstat -options",
            "jinfo -h",
            "jmap -h",
            "jstack -h",
            "jfr version",
            "jdb -version",
            "jshell --version",
            "jhsdb --help",
            "jrunscript -help",
            "keytool -help",
            "serialver java.lang.String",
            "rmiregistry -help",
            "jstatd -help",
            "jwebserver --version",
            "java -version");

    /** The JVM says which options it has picked up. */
    private static final String PICKED_UP = "Picked up JAVA_TOOL_OPTIONS: ";

    static Stream<Jdk> supported() {
        return Jdk.supported();
    }

    @ParameterizedTest
    @MethodSource("supported")
    void each_tool_prints_what_it_prints_without_us(Jdk jdk, @TempDir Path home) throws Exception {
        // jshell reads the user's preferences, and says so where it is the first to make their folder
        Files.createDirectories(home.resolve(".java/.userPrefs"));
        String preferences = "-Djava.util.prefs.userRoot=" + home;

        assertThat(printed(jdk, preferences + " -javaagent:'" + ForkedJvm.AGENT + "'"))
                .isEqualTo(printed(jdk, preferences));
    }

    private static String printed(Jdk jdk, String options) throws Exception {
        List<String> printed = new ArrayList<>();
        for (String command : COMMANDS) {
            String[] words = command.split(" ");
            Path tool = jdk.home().resolve("bin").resolve(words[0]);
            if (Files.isExecutable(tool)) {
                words[0] = tool.toString();
                printed.add("$ " + command + "\n" + run(words, options));
            }
        }
        assertThat(printed).hasSizeGreaterThan(15);
        return String.join("\n", printed);
    }

    private static String run(String[] command, String options) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_TOOL_OPTIONS", options);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return printed.lines().filter(line -> !line.startsWith(PICKED_UP)).collect(Collectors.joining("\n"))
                    + "\nexit " + process.exitValue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
