package io.tcpheadroom.it;

import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Takes the pictures that README and docs show: the tab in the real jconsole, on the sample program. Run by hand, with the
 * folder that they belong in; the command stands in {@code .github/CONTRIBUTING.md}. Those at other sizes and in another look
 * and feel, which nobody shows, go to target/pictures.
 */
final class TabPictures {
    /** So that the sample program, which wants 3,600 connections with two descriptors each, comes near the limit. */
    private static final String DESCRIPTORS = "7700";

    /** The limit is near. */
    private static final Pattern NEAR = Pattern.compile("WARN.*File descriptors: .* used, (8[7-9]|9\\d) %");

    private static final Pattern FAR = Pattern.compile("File descriptors: [0-9,]+ of [0-9,]+ used, [1-6][0-9] %");

    private TabPictures() {}

    public static void main(String[] arguments) throws Exception {
        Path pictures = Path.of(arguments[0]).toRealPath();
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
                waitForTheMoment(metal, sample);
                for (JConsole jconsole : List.of(metal, nimbus, large)) {
                    jconsole.ask("turn Findings");
                }
                take(metal, pictures.resolve("tab.png"));
                take(nimbus, others.resolve("tab-nimbus.png"));
                take(large, others.resolve("tab-200-percent.png"));
                for (String inner : List.of("Apps", "Timeline", "Kernel")) {
                    metal.ask("turn " + inner);
                    take(metal, pictures.resolve("tab-" + inner.toLowerCase(Locale.ROOT) + ".png"));
                }
                metal.ask("turn Findings");
                metal.ask("resize 900x600");
                take(metal, others.resolve("tab-900x600.png"));
            }
        } finally {
            sample.destroy();
            sample.onExit().join();
        }
    }

    /** Near the limit, far from it, near again: then the history has a whole swing of the sample program's connections. */
    private static void waitForTheMoment(JConsole jconsole, Process sample) {
        for (Pattern pattern : List.of(NEAR, FAR, NEAR)) {
            await().forever()
                    .failFast("the sample program has ended", () -> !sample.isAlive())
                    .until(() -> pattern.matcher(jconsole.ask("texts")).find());
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
        System.out.println(picture);
    }
}
