package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** Key stores for loopback, made by the JDK under test. */
final class KeyStores {
    static final String PASSWORD = "password";

    private KeyStores() {}

    static Path make(Jdk jdk, Path folder) throws Exception {
        Path file = folder.resolve("keys");
        String keytool = jdk.home().resolve("bin/keytool").toString();
        Process process = new ProcessBuilder(
                        (keytool + " -genkeypair -keyalg EC -dname CN=localhost -ext san=ip:127.0.0.1 -storetype PKCS12"
                                        + " -storepass " + PASSWORD + " -keystore " + file)
                                .split(" "))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return file;
    }
}
