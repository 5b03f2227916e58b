package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attaching to a program that runs, detaching, attaching again. */
class LifecycleIT {
    @OnEachJdk
    void attached_to_a_running_program_it_counts_what_opens_from_then_on(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).scripted()) {
            jvm.tell("as shop");
            jvm.tell("listen socket 50");
            assertThat(jvm.attach("sample.seconds=0.1")).contains("running, version");

            jvm.tell("as crawler");
            jvm.tell("connect channel 5");
            Await.until(() -> jvm.beans().app("crawler").getOpen(), 5L);
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    @OnEachJdk
    void detached_it_leaves_no_bean_and_no_thread_and_can_come_again(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent("sample.seconds=0.1").scripted()) {
            Await.until(() -> jvm.beans().agent().getHooksMissed(), 0);
            assertThat(threads(jvm)).isPositive();

            assertThat(jvm.detach()).contains("detached");
            assertThat(jvm.beans().names()).isEmpty();
            Await.until(() -> threads(jvm), 0L);
            assertThat(jvm.detach()).contains("was not attached");

            assertThat(jvm.attach("sample.seconds=0.1")).contains("running, version");
            jvm.tell("as shop");
            jvm.tell("listen channel 50");
            jvm.tell("connect channel 3");
            Await.until(() -> jvm.beans().app("shop").getOpen(), 7L);
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    @Test
    void a_second_agent_in_the_same_jvm_changes_nothing() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .withAgent("sample.seconds=0.1")
                .withAgent("sample.seconds=0.2")
                .scripted()) {
            Await.until(() -> jvm.beans().agent().getSampleSeconds(), 0.1);
            assertThat(jvm.attach("sample.seconds=0.3"))
                    .contains("running, version")
                    .contains("options ignored (detach first to change them)");
            assertThat(jvm.beans().agent().getSampleSeconds()).isEqualTo(0.1);
            assertThat(jvm.err().soFar())
                    .containsExactly("tcp-headroom: agent already running in this JVM; second start ignored");
        }
    }

    /** The JVM calls it by the compiler's name, and the agent stays out of the JDK's tools. */
    @OnEachJdk
    void a_program_in_a_source_file_is_a_program(Jdk jdk, @TempDir Path folder) throws Exception {
        Path source = Files.writeString(
                folder.resolve("Shop.java"),
                "public class Shop { public static void main(String[] arguments) throws Exception {"
                        + " try (var held = new java.net.ServerSocket(0)) {"
                        + " System.out.println(\"listens\"); System.in.read(); } } }");
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent("sample.seconds=0.1").run(source.toString())) {
            assertThat(jvm.out().next()).isEqualTo("listens");
            Await.until(() -> jvm.beans().app("Shop").getListeners(), 2L); // its own, and that of JMX
        }
    }

    /** What an agent leaves in java.base stays as long as the JVM: here that of one that knew other events. */
    @OnEachJdk
    void after_an_agent_of_another_version_it_does_not_start_and_says_why(Jdk jdk, @TempDir Path folder)
            throws Exception {
        Path patch = bridgeWithoutEvents(folder);
        try (ForkedJvm jvm =
                ForkedJvm.on(jdk).jvmOption("--patch-module=java.base=" + patch).scripted()) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThat(jvm.attach(""))
                        .contains("did not start: ")
                        .contains("an agent of another version was in this JVM before");
            }
            assertThat(jvm.detach()).contains("was not attached");
            assertThat(threads(jvm)).isZero();
            jvm.tell("open channel 1");
        }
    }

    /** The launcher that a JVM finds is that of the jar which came first, for as long as it lives. */
    @OnEachJdk
    void after_a_detach_another_jar_brings_its_own_version(Jdk jdk, @TempDir Path folder) throws Exception {
        Path newer = withVersion("9.9", Files.copy(ForkedJvm.AGENT, folder.resolve("newer, agent.jar")));
        try (ForkedJvm jvm = ForkedJvm.on(jdk).scripted()) {
            assertThat(jvm.attach("sample.seconds=0.1")).endsWith("running, version " + ForkedJvm.VERSION);
            assertThat(jvm.detach()).contains("detached");

            String pid = Long.toString(jvm.pid());
            assertThat(ForkedJvm.commandOf(newer, "attach", pid, "sample.seconds=0.1")
                            .printed())
                    .endsWith("running, version 9.9");
            assertThat(jvm.beans().agent().getVersion()).isEqualTo("9.9");
            assertThat(jvm.detach()).contains("detached");
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    private static Path withVersion(String version, Path jar) throws IOException {
        JarFiles.replaceInCore("io/tcpheadroom/version.properties", "version=" + version + "\n", jar);
        return jar;
    }

    private static Path bridgeWithoutEvents(Path folder) throws IOException {
        String source = "package sun.nio.ch; public final class TcpHeadroomBridge { "
                + "public static final Object NOWHERE = new Object(); "
                + "public static final java.util.concurrent.atomic.AtomicReference<Runnable> AGENT = "
                + "new java.util.concurrent.atomic.AtomicReference<>(); }";
        Path sources = Files.createDirectories(folder.resolve("sources/sun/nio/ch"));
        Path file = Files.writeString(sources.resolve("TcpHeadroomBridge.java"), source);
        Path classes = folder.resolve("classes");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        OutputStream.nullOutputStream(),
                        "-source",
                        "11",
                        "-target",
                        "11",
                        "--patch-module",
                        "java.base=" + folder.resolve("sources"),
                        "-d",
                        classes.toString(),
                        file.toString());
        assertThat(status).isZero();
        return classes;
    }

    @Test
    void a_program_ends_as_it_would_without_the_agent() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current()).withAgent("").scripted()) {
            jvm.leave();
            assertThat(jvm.exit()).isZero();
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    private static long threads(ForkedJvm jvm) throws Exception {
        java.lang.management.ThreadMXBean threads = java.lang.management.ManagementFactory.newPlatformMXBeanProxy(
                jvm.beans().server(), "java.lang:type=Threading", java.lang.management.ThreadMXBean.class);
        return Stream.of(threads.dumpAllThreads(false, false))
                .filter(thread -> thread.getThreadName().startsWith("tcp-headroom"))
                .count();
    }
}
