package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

/**
 * Takes the pictures of {@code docs/scenarios.md}: what the tab in the real jconsole shows first once a scenario's finding is there. Run by
 * hand, with the folder that they belong in, as {@link TabPictures} is.
 */
final class ScenarioPictures {
    private ScenarioPictures() {}

    public static void main(String[] arguments) throws Exception {
        Path pictures = Path.of(arguments[0]).toRealPath();
        try (Xvfb screen = Xvfb.open(1280, 1024)) {
            for (String scenario : List.of("close-wait", "descriptors")) {
                take(scenario, screen, pictures.resolve("tab-" + scenario + ".png"));
            }
        }
    }

    private static void take(String scenario, Xvfb screen, Path picture) throws Exception {
        try (ForkedJvm sample = SampleProgram.play(scenario);
                JConsole jconsole = JConsole.openBeside(Jdk.current(), screen, sample.pid())) {
            jconsole.ask("resize 1200x800");
            Await.satisfied(() -> jconsole.ask("turn Findings"), turned -> {});
            jconsole.awaitTexts(texts -> assertThat(texts).contains("What to do"));
            String first = jconsole.ask("texts");
            jconsole.awaitTexts(next -> assertThat(next).isNotEqualTo(first)); // by the next sample it is laid out
            jconsole.ask("picture " + picture);
            System.out.println(picture);
        }
    }
}
