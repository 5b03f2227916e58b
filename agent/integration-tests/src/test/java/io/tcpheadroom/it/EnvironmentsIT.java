package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * JVMs and machines of all kinds: the program prints what it prints without us, and what it opens is counted. The beans are read from
 * inside, for an attach needs a folder for temporary files and more.
 */
class EnvironmentsIT {
    /** Options of the JVM, and the versions that have them all. */
    private record Options(int oldest, int newest, String... options) {
        @Override
        public String toString() {
            return String.join(" ", options);
        }
    }

    private static final List<Options> OPTIONS = List.of(
            new Options(11, Jdk.NEWEST, "-XX:+UseSerialGC"),
            new Options(11, Jdk.NEWEST, "-XX:+UseParallelGC"),
            new Options(11, Jdk.NEWEST, "-XX:+UseG1GC"),
            new Options(17, Jdk.NEWEST, "-XX:+UseShenandoahGC"),
            new Options(17, Jdk.NEWEST, "-XX:+UseZGC"),
            new Options(11, Jdk.NEWEST, "-Xint"),
            new Options(11, Jdk.NEWEST, "-XX:TieredStopAtLevel=1", "-Xcomp"),
            new Options(11, Jdk.NEWEST, "-XX:-TieredCompilation"),
            new Options(11, Jdk.NEWEST, "-Xverify:all"),
            new Options(11, Jdk.NEWEST, "-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=US-ASCII"),
            new Options(23, Jdk.NEWEST, "--sun-misc-unsafe-memory-access=deny"),
            new Options(24, Jdk.NEWEST, "--illegal-native-access=deny"));

    private static final List<Options> LITTLE_MEMORY = List.of(
            new Options(11, Jdk.NEWEST, "-Xmx24m"),
            new Options(11, 16, "-XX:MaxMetaspaceSize=17m"), // the JDK's own classes take more of it there
            new Options(17, Jdk.NEWEST, "-XX:MaxMetaspaceSize=16m"));

    static Stream<Arguments> jdks_and_options() {
        return onEachJdk(OPTIONS);
    }

    static Stream<Arguments> jdks_and_little_memory() {
        return onEachJdk(LITTLE_MEMORY);
    }

    private static Stream<Arguments> onEachJdk(List<Options> all) {
        return all.stream()
                .flatMap(options -> Jdk.supported()
                        .filter(jdk -> jdk.feature() >= options.oldest && jdk.feature() <= options.newest)
                        .map(jdk -> Arguments.of(jdk, options)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("jdks_and_options")
    void with_whatever_options_the_program_prints_the_same_and_is_counted(Jdk jdk, Options options) throws Exception {
        isAsWithoutUs(ForkedJvm.AGENT, () -> with(jdk, options));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("jdks_and_little_memory")
    void in_little_memory_the_program_prints_the_same_and_is_counted(Jdk jdk, Options options) throws Exception {
        isAsWithoutUs(ForkedJvm.AGENT, () -> with(jdk, options));
    }

    private static ForkedJvm.Builder with(Jdk jdk, Options options) {
        ForkedJvm.Builder jvm = ForkedJvm.on(jdk);
        Stream.of(options.options).forEach(jvm::jvmOption);
        return jvm;
    }

    /** Lines of a shell; what they change is the process's own. */
    private static final Map<String, String> MACHINES = Map.of(
            "no home folder", "unset HOME; unset USER; unset PATH",
            "few descriptors", "ulimit -n 256",
            "no core of memory to lock", "ulimit -l 0");

    static Stream<String> machines() {
        return MACHINES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void on_a_machine_with(String what) throws Exception {
        isAsWithoutUs(ForkedJvm.AGENT, () -> ForkedJvm.on(Jdk.current()).after(MACHINES.get(what)));
    }

    /** Lines of a shell in mount and PID namespaces of its own: what is mounted there is seen by nobody else. */
    private static final Map<String, String> MOUNTS = Map.of(
            "all read-only", "mount -o remount,bind,ro /; ! mountpoint -q /tmp || mount -o remount,bind,ro /tmp",
            "no temporary folder", "mount --bind /proc/self/ns /tmp",
            "proc without other processes", "mount -t proc -o hidepid=invisible none /proc",
            "proc of processes only", "mount -t proc -o subset=pid none /proc",
            "a PID namespace", "mount -t proc none /proc");

    static Stream<String> mounts() {
        return MOUNTS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("mounts")
    void in_a_container_with(String what) throws Exception {
        String alone = "if [ \"$ALONE\" != 1 ]; then ALONE=1 exec unshare -m -p -f --kill-child -- bash -c 'set -e; "
                + MOUNTS.get(what) + "; exec \"$@\"' bash \"$@\"; fi";
        Needed.orSkipped(canDo(alone), "here cannot be made, or hides the project: " + what);
        isAsWithoutUs(ForkedJvm.AGENT, () -> ForkedJvm.on(Jdk.current()).after(alone));
    }

    private static boolean canDo(String shell) throws Exception {
        Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        shell + "; exec \"$@\"",
                        "bash",
                        "test",
                        "-r",
                        ForkedJvm.AGENT.toString(),
                        "-a",
                        "-d",
                        System.getProperty("programs"))
                .redirectErrorStream(true)
                .start();
        return process.waitFor() == 0 && process.getInputStream().readAllBytes().length == 0;
    }

    static Stream<Jdk> supported() {
        return Jdk.supported();
    }

    @ParameterizedTest
    @MethodSource("supported")
    void a_jar_whose_path_has_spaces_and_letters_beyond_ascii(Jdk jdk, @TempDir Path folder) throws Exception {
        Path jar = Files.copy(
                ForkedJvm.AGENT,
                Files.createDirectories(folder.resolve("Über uns, 2")).resolve("the agent.jar"));
        isAsWithoutUs(jar, () -> ForkedJvm.on(jdk).environment("LC_ALL", "C.UTF-8"));
    }

    /** An update of the package that is installed, or a container's layer that goes. */
    @ParameterizedTest
    @ValueSource(strings = {"replaced", "deleted"})
    void a_jar_that_is_gone_while_the_program_runs(String how, @TempDir Path folder) throws Exception {
        Path jar = Files.copy(ForkedJvm.AGENT, folder.resolve("agent.jar"));
        try (ForkedJvm jvm = started(jar)) {
            if (how.equals("replaced")) {
                Path other = Files.writeString(folder.resolve("other"), "no jar");
                Files.move(other, jar, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.delete(jar);
            }
            assertThat(conversation(jvm)).isEqualTo(alone(ForkedJvm.on(Jdk.current())));
            Await.until(() -> counts(jvm), COUNTED);
            jvm.leave();
            assertThat(jvm.exit()).isZero();
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    /** As a copy does that writes into the file: classes that were not loaded before are lost, and with them counts. */
    @Test
    void a_jar_that_is_overwritten_while_the_program_runs_costs_counts_and_nothing_else(@TempDir Path folder)
            throws Exception {
        Path jar = Files.copy(ForkedJvm.AGENT, folder.resolve("agent.jar"));
        try (ForkedJvm jvm = started(jar)) {
            Files.writeString(jar, "no jar");
            assertThat(conversation(jvm)).isEqualTo(alone(ForkedJvm.on(Jdk.current())));
            jvm.leave();
            assertThat(jvm.exit()).isZero();
            assertThat(jvm.err().soFar()).allMatch(line -> line.startsWith("tcp-headroom: "));
        }
    }

    private static ForkedJvm started(Path jar) throws Exception {
        ForkedJvm jvm = withAgent(ForkedJvm.on(Jdk.current()), jar).scripted();
        Await.until(() -> jvm.ask("read process-fds Status"), "ok OK");
        return jvm;
    }

    private static final List<String> COUNTED = List.of("ok 11", "ok 10", "ok 10", "ok 2", "ok 0", "ok 0");

    private interface Jvms {
        ForkedJvm.Builder next();
    }

    private static void isAsWithoutUs(Path agent, Jvms jvms) throws Exception {
        List<String> without = alone(jvms.next());
        try (ForkedJvm jvm = withAgent(jvms.next(), agent).scripted()) {
            List<String> said = new ArrayList<>(conversation(jvm));
            Await.until(() -> counts(jvm), COUNTED);
            jvm.leave();
            said.add("exit " + jvm.exit());
            said.addAll(jvm.err().soFar());
            without.add("exit 0");
            assertThat(said).isEqualTo(without);
        }
    }

    private static ForkedJvm.Builder withAgent(ForkedJvm.Builder jvm, Path agent) {
        return jvm.jvmOption("-javaagent:" + agent + "=sample.seconds=0.1");
    }

    private static List<String> alone(ForkedJvm.Builder jvm) throws Exception {
        try (ForkedJvm bare = jvm.scripted()) {
            return new ArrayList<>(conversation(bare));
        }
    }

    /** Without the port, which is another each time. */
    private static List<String> conversation(ForkedJvm jvm) throws Exception {
        List<String> said = new ArrayList<>();
        for (String line : List.of(
                "as shop",
                "listen channel 16",
                "as crawler",
                "connect socket 5",
                "refused socket 2",
                "connect channel 5")) {
            said.add(jvm.ask(line).replaceFirst("\\d{4,5}$", "PORT"));
        }
        return said;
    }

    private static List<String> counts(ForkedJvm jvm) throws Exception {
        List<String> counts = new ArrayList<>();
        for (String attribute : List.of(
                "type=App,name=shop Open",
                "type=App,name=shop Accepted",
                "type=App,name=crawler Clients",
                "type=App,name=crawler ConnectFailedTotal",
                "type=Agent HookErrorsTotal",
                "type=Agent HooksMissed")) {
            counts.add(jvm.ask("read " + attribute));
        }
        return counts;
    }
}
