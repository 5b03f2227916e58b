package io.tcpheadroom.sample.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Scanner;

/** The local ports of this network namespace: a scenario that uses them up wants few, and so a namespace of its own. */
record LocalPortRange(int low, int high) {
    static final Path FOLDER = Path.of("/proc/sys/net/ipv4");

    /** Two descriptors for each, and what else uses the namespace is to notice nothing. */
    private static final int MOST = 300;

    private static final String ALONE = "unshare -rn sh -c 'cd /proc/sys/net/ipv4 && ip link set lo up && "
            + "echo 40000 40199 > ip_local_port_range && echo 0 > tcp_tw_reuse && cd \"$OLDPWD\" && exec %s'";

    static LocalPortRange read(Path folder) {
        try (Scanner ends = new Scanner(folder.resolve("ip_local_port_range"), US_ASCII)) {
            return new LocalPortRange(ends.nextInt(), ends.nextInt());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return high - low + 1;
    }

    /** Few enough, or the namespace that has so few. */
    Optional<Need> need() {
        return size() <= MOST
                ? Optional.empty()
                : Optional.of(new Need(
                        String.format(
                                Locale.ROOT,
                                "It uses up local ports, and this network namespace has %,d; it takes at most %d.",
                                size(),
                                MOST),
                        ALONE));
    }
}
