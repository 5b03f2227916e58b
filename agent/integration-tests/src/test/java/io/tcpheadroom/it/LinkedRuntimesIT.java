package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runtimes that jlink has made, with as few modules as a program may have. */
class LinkedRuntimesIT {
    /** What is linked from the JDKs 21 and 26 that build machines are given needs a newer C library than theirs. */
    private static final int NEWEST = 17;

    /** What they are called here, and their modules. */
    private static final Map<String, String> RUNTIMES = Map.of(
            "no more than the agent needs",
            "java.base,java.instrument,java.management",
            "no java.logging, no jdk.jfr",
            "java.base,java.instrument,java.management,jdk.management,jdk.management.agent,jdk.attach",
            "no jdk.attach",
            "java.base,java.instrument,java.management,java.logging,jdk.jfr");

    static Stream<Arguments> jdksAndRuntimes() {
        return Jdk.supported(11, NEWEST)
                .filter(LinkedRuntimesIT::hasJlink)
                .flatMap(jdk -> RUNTIMES.keySet().stream().sorted().map(runtime -> Arguments.of(jdk, runtime)));
    }

    /** One without the folder of modules can link from itself from JDK 24 on, if it was built so. */
    private static boolean hasJlink(Jdk jdk) {
        boolean canLink = Files.isExecutable(jdk.home().resolve("bin/jlink"))
                && Files.isDirectory(jdk.home().resolve("jmods"));
        if (!canLink) {
            System.out.println("skipped: " + jdk + " has no modules to link");
        }
        return canLink;
    }

    @ParameterizedTest(name = "{0}, {1}", allowZeroInvocations = true)
    @MethodSource("jdksAndRuntimes")
    void the_agent_counts(Jdk jdk, String runtime, @TempDir Path folder) throws Exception {
        Jdk linked = new Jdk(link(jdk, RUNTIMES.get(runtime), folder), jdk.feature());
        try (ForkedJvm jvm =
                ForkedJvm.on(linked).withAgent("sample.seconds=0.1").scripted()) {
            jvm.tell("as shop");
            jvm.tell("listen channel 16");
            jvm.tell("as crawler");
            jvm.tell("connect socket 5");
            assertThat(jvm.tell("refused socket 2")).isEqualTo("2");
            Await.until(() -> jvm.ask("read type=App,name=shop Open"), "ok 6");
            Await.until(() -> jvm.ask("read type=App,name=crawler Clients"), "ok 5");
            Await.until(() -> jvm.ask("read type=Agent HooksMissed"), "ok 0");
            assertThat(jvm.ask("read type=Agent HookErrorsTotal")).isEqualTo("ok 0");
            jvm.leave();
            assertThat(jvm.exit()).isZero();
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    static Stream<Jdk> linking() {
        return Jdk.supported(11, NEWEST).filter(LinkedRuntimesIT::hasJlink);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("linking")
    void without_java_management_the_program_runs_and_one_line_says_so(Jdk jdk, @TempDir Path folder) throws Exception {
        Jdk linked = new Jdk(link(jdk, "java.base,java.instrument", folder), jdk.feature());
        try (ForkedJvm jvm = ForkedJvm.on(linked)
                .withAgent("")
                .run("-cp", System.getProperty("programs"), "io.tcpheadroom.programs.Minimal")) {
            jvm.exit();
            assertThat(jvm.err().soFar())
                    .singleElement()
                    .asString()
                    .startsWith("tcp-headroom: ")
                    .contains("java.management");
        }
    }

    private static Path link(Jdk jdk, String modules, Path folder) throws Exception {
        Path image = folder.resolve("runtime");
        Tool.of(jdk, "jlink").run("--add-modules", modules, "--output", image);
        return image;
    }
}
