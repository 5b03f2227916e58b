package io.tcpheadroom.plan;

import io.tcpheadroom.kernel.Capacity;
import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.Roots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** What the captured machines allow, and copies of them in which a setting is another one. */
public final class Machines {
    private Machines() {}

    public static Capacity of(String host) {
        return of(Hosts.roots(host));
    }

    private static Capacity of(Roots roots) {
        try (Kernel kernel = new Kernel(roots)) {
            kernel.refresh();
            return Capacity.of(kernel);
        }
    }

    /** Linux 6.18 with other texts in the files of these settings: path below /proc/sys, text, path, text. */
    static Capacity with(Path folder, String... settings) {
        Path copy = folder.resolve(UUID.randomUUID().toString());
        Roots roots = Hosts.copy("linux-6.18", copy);
        for (int i = 0; i < settings.length; i += 2) {
            write(copy.resolve("proc/sys").resolve(settings[i]), settings[i + 1]);
        }
        return of(roots);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
