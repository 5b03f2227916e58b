package io.tcpheadroom.it;

import java.nio.file.Path;

/** Key stores for loopback, made by the JDK under test. */
final class KeyStores {
    static final String PASSWORD = "password";

    private KeyStores() {}

    static Path make(Jdk jdk, Path folder) throws Exception {
        Path file = folder.resolve("keys");
        String options =
                "-genkeypair -keyalg EC -dname CN=localhost -ext san=ip:127.0.0.1 -storetype PKCS12 -storepass "
                        + PASSWORD + " -keystore " + file;
        Tool.of(jdk, "keytool").run((Object[]) options.split(" "));
        return file;
    }
}
