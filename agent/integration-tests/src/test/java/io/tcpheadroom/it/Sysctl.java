package io.tcpheadroom.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The kernel's settings, as this JVM reads them. */
final class Sysctl {
    private Sysctl() {}

    /** In one read: the second is at the end already. */
    static String text(String path) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(Path.of("/proc/sys/" + path))) {
            return in.readLine().strip();
        }
    }

    static Long number(String path) throws IOException {
        return Long.valueOf(text(path));
    }
}
