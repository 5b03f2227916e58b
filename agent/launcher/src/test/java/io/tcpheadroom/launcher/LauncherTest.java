package io.tcpheadroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
    private static final int JAVA_8 = 52;

    @ParameterizedTest
    @ValueSource(strings = {"1.7", "1.8", "9", "10"})
    void a_jvm_below_11_is_too_old(String version) {
        assertThat(Jvm.isSupported(version)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "17", "26", "100"})
    void a_jvm_from_11_on_is_supported(String version) {
        assertThat(Jvm.isSupported(version)).isTrue();
    }

    /** A JVM that cannot read its premain class aborts the program: the limit is the class file, not what is in it. */
    @Test
    void every_class_of_the_launcher_can_be_read_by_java_8() throws Exception {
        assertThat(classFiles())
                .extracting(file -> file.getFileName().toString())
                .contains("Launcher.class", "Command.class", "CoreLoader.class");
        assertThat(classFiles())
                .allSatisfy(file -> assertThat(major(file)).as(file.toString()).isEqualTo(JAVA_8));
    }

    private static List<Path> classFiles() throws IOException, URISyntaxException {
        Path folder = Path.of(Launcher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    private static int major(Path classFile) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(classFile))) {
            assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
            in.readUnsignedShort();
            return in.readUnsignedShort();
        }
    }
}
