package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Takes the pictures that README and docs show: the tab in the real jconsole, on the sample program. To take them anew, set
 * the environment variable {@value #VARIABLE} to the folder that they belong in, and run this test alone. Those at other sizes
 * and in another look and feel, which nobody shows, stay in target/pictures.
 */
class TabPicturesIT {
    private static final String VARIABLE = "TCP_HEADROOM_PICTURES";

    /** So that the sample program, which wants 3,600 connections with two descriptors each, comes near the limit. */
    private static final String DESCRIPTORS = "7700";

    /** Swings of the sample program's connections, a minute each: one fills the history, in the next the moment comes. */
    private static final Duration SWINGS = Duration.ofMinutes(3);

    @Test
    void of_the_tab_and_its_inner_tabs() throws Exception {
        String folder = System.getenv(VARIABLE);
        Xvfb.require();
        Xvfb.need(JConsole.isIn(Jdk.current()), Jdk.current() + " has no jconsole");
        boolean wanted = folder != null && !folder.isBlank();
        if (!wanted) {
            System.out.println("Skipped: no pictures, " + VARIABLE + " names no folder for them");
        }
        Assumptions.assumeTrue(wanted);
        Path pictures = Path.of(folder).toAbsolutePath();
        Path others = Files.createDirectories(Path.of("target", "pictures")).toAbsolutePath();
        Process sample = sample();
        try (Xvfb screen = Xvfb.open(2400, 1600)) {
            try (JConsole metal = JConsole.open(Jdk.current(), screen, sample.pid());
                    JConsole nimbus =
                            JConsole.open(Jdk.current(), screen, sample.pid(), laf("nimbus.NimbusLookAndFeel"));
                    JConsole large = JConsole.open(Jdk.current(), screen, sample.pid(), "-Dsun.java2d.uiScale=2")) {
                metal.ask("resize 1200x800");
                nimbus.ask("resize 1200x800");
                large.ask("resize 1200x800");
                waitForTheMoment(metal);
                take(metal, pictures.resolve("tab.png"));
                take(nimbus, others.resolve("tab-nimbus.png"));
                take(large, others.resolve("tab-200-percent.png"));
                for (String inner : List.of("Apps", "Kernel")) {
                    metal.ask("turn " + inner);
                    take(metal, pictures.resolve("tab-" + inner.toLowerCase(Locale.ROOT) + ".png"));
                }
                metal.ask("turn Resource");
                metal.ask("resize 900x600");
                take(metal, others.resolve("tab-900x600.png"));
            }
        } finally {
            sample.destroy();
            sample.onExit().join();
        }
    }

    /** The limit is near, growth goes on, and the history has seen a swing before. */
    private static void waitForTheMoment(JConsole jconsole) throws Exception {
        long start = System.nanoTime();
        Predicate<String> moment =
                Pattern.compile("WARN.*File descriptors: .*full in").asPredicate();
        while (System.nanoTime() - start < Duration.ofMinutes(1).toNanos() || !moment.test(jconsole.ask("texts"))) {
            assertThat(System.nanoTime() - start).isLessThan(SWINGS.toNanos());
            Thread.sleep(200);
        }
    }

    private static String laf(String name) {
        return "-Dswing.defaultlaf=javax.swing.plaf." + name;
    }

    private static Process sample() throws Exception {
        return new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n " + DESCRIPTORS + " && exec \"$@\"",
                        "sh",
                        Jdk.current().java().toString(),
                        "-javaagent:" + ForkedJvm.AGENT,
                        "-jar",
                        ForkedJvm.SAMPLE.toString(),
                        "--connections",
                        "3600")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void take(JConsole jconsole, Path picture) throws Exception {
        jconsole.ask("picture " + picture);
        assertThat(Files.size(picture)).isPositive();
    }
}
