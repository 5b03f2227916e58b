package io.tcpheadroom.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JDK that the tests run on: those whose homes the environment variable {@value #VARIABLE} names, separated by colons;
 * without it, the one that runs the tests.
 */
record Jdk(Path home, int feature) {
    static final String VARIABLE = "TCP_HEADROOM_JDKS";

    /** As new as they come. */
    static final int NEWEST = 99;

    /** The oldest that the agent runs on. */
    private static final int OLDEST = 11;

    private static final List<Jdk> MATRIX = named();

    static Jdk current() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** Those that the agent runs on. */
    static Stream<Jdk> supported() {
        return MATRIX.stream().filter(jdk -> jdk.feature() >= OLDEST);
    }

    /** Those that the agent runs on, between two versions; where there is none, what is tested with them is skipped. */
    static Stream<Jdk> supported(int oldest, int newest) {
        return toldWhenNone(
                supported().filter(jdk -> jdk.feature() >= oldest && jdk.feature() <= newest), oldest, newest);
    }

    /** Those that are too old for the agent. */
    static Stream<Jdk> tooOld() {
        return toldWhenNone(MATRIX.stream().filter(jdk -> jdk.feature() < OLDEST), 8, OLDEST - 1);
    }

    private static Stream<Jdk> toldWhenNone(Stream<Jdk> jdks, int oldest, int newest) {
        List<Jdk> there = jdks.toList();
        if (there.isEmpty()) {
            System.out.println("skipped: no JDK from " + oldest + " to " + newest + " is named in " + VARIABLE);
        }
        return there.stream();
    }

    private static List<Jdk> named() {
        String homes = System.getenv(VARIABLE);
        if (homes == null || homes.isBlank()) {
            return List.of(current());
        }
        return Arrays.stream(homes.split(":")).map(Path::of).map(Jdk::of).collect(Collectors.toList());
    }

    /** Asks the JVM itself: not every JDK has a release file. */
    private static Jdk of(Path home) {
        try (ForkedJvm jvm = new Jdk(home, 0).ask("-XshowSettings:properties", "-version")) {
            jvm.exit();
            String version = jvm.err().soFar().stream()
                    .filter(line -> line.contains("java.specification.version = "))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(home + " of " + VARIABLE + " is no JDK"));
            String number = version.substring(version.indexOf('=') + 1).trim();
            return new Jdk(home, Integer.parseInt(number.replaceFirst("^1\\.", "")));
        } catch (Exception e) {
            throw new IllegalStateException(home + " of " + VARIABLE + " cannot be run", e);
        }
    }

    private ForkedJvm ask(String... arguments) throws IOException {
        return ForkedJvm.on(this).run(arguments);
    }

    Path java() {
        return home.resolve("bin/java");
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }
}
