package io.tcpheadroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own that may have few descriptors, and ways to use them up in it. */
final class FewDescriptors {
    private static final int LIMIT = 200;

    private FewDescriptors() {}

    static ProcessBuilder jvm(Class<?> main) {
        return new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n " + LIMIT + "; exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName())
                .redirectErrorStream(true);
    }

    /** What its main method printed. */
    static String run(Class<?> main) throws IOException, InterruptedException {
        Process process = jvm(main).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    /** Opens all that can be opened; the last one too, which the JVM itself may have for a moment when we come to it. */
    static List<FileInputStream> useUp() throws InterruptedException {
        List<FileInputStream> leak = new ArrayList<>();
        for (int refusals = 0; refusals < 20; ) {
            FileInputStream opened = open();
            if (opened != null) {
                leak.add(opened);
                refusals = 0;
            } else {
                refusals++;
                Thread.sleep(5);
            }
        }
        return leak;
    }

    /** Null where that is refused. */
    static FileInputStream open() {
        try {
            return new FileInputStream("/dev/null");
        } catch (FileNotFoundException e) {
            return null;
        }
    }

    static void close(List<FileInputStream> leak) {
        for (FileInputStream each : leak) {
            try {
                each.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
