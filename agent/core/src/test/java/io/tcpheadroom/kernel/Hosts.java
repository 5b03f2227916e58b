package io.tcpheadroom.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** The captured file systems under {@code hosts}, and copies of them to change. */
public final class Hosts {
    private Hosts() {}

    public static Roots roots(String host) {
        return Roots.of(folder(host));
    }

    /** A kernel whose time is the test's, in nanoseconds. */
    public static Kernel kernel(Roots roots, LongSupplier clock) {
        return new Kernel(roots, HostOverrides.none(), clock);
    }

    public static Path folder(String host) {
        try {
            return Path.of(Hosts.class.getResource("/hosts/" + host).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(host, e);
        }
    }

    public static String text(String host, String file) {
        try {
            return Files.readString(folder(host).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Roots copy(String host, Path to) {
        Path from = folder(host);
        try (var files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Roots.of(to);
    }
}
