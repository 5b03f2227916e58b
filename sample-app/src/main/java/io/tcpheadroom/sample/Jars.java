package io.tcpheadroom.sample;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project's jars are: each in the {@code target} folder of its module, as the build leaves them. */
final class Jars {
    private Jars() {}

    /** The jar of this program, or the folder of classes that stands for it. */
    static URL ownLocation() {
        return Jars.class.getProtectionDomain().getCodeSource().getLocation();
    }

    /** A module's jar as one would type it on a command line here; its bare name when it is not found. */
    static String typed(String module, String jar) {
        Path found = project().resolve(module).resolve("target").resolve(jar);
        return Files.isRegularFile(found) ? typed(found) : jar;
    }

    /** The jar of this program, as one would type it. */
    static String typedOwn() {
        return typed("sample-app", "tcp-headroom-sample.jar");
    }

    private static Path project() {
        try {
            // project/sample-app/target/tcp-headroom-sample.jar
            return Path.of(ownLocation().toURI()).resolve("../../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String typed(Path jar) {
        Path here = Path.of("").toAbsolutePath();
        String path = (jar.startsWith(here) ? here.relativize(jar) : jar).toString();
        return path.contains(" ") ? '"' + path + '"' : path;
    }
}
