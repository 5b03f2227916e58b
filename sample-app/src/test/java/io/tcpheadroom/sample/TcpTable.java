package io.tcpheadroom.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** This process's sockets as Linux lists them: the rows of {@code /proc/net/tcp} and {@code tcp6} that it has open. */
final class TcpTable {
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String ESTABLISHED = "01";

    private TcpTable() {}

    /** Our open sockets with this port at either end. */
    static long open(int port) {
        return rows(port).count();
    }

    /** Our connections to this port, counted at the client's end. */
    static long connectionsTo(int port) {
        return rows(port)
                .filter(row -> hasPort(row.get(REMOTE), port) && row.get(STATE).equals(ESTABLISHED))
                .count();
    }

    private static Stream<List<String>> rows(int port) {
        Set<String> ours = ourInodes();
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(Path.of("/proc/self/net", table)).skip(1))
                .map(line -> List.of(line.strip().split("\\s+")))
                .filter(row -> hasPort(row.get(LOCAL), port) || hasPort(row.get(REMOTE), port))
                .filter(row -> ours.contains("socket:[" + row.get(INODE) + "]"));
    }

    private static boolean hasPort(String address, int port) {
        return address.endsWith(String.format(":%04X", port));
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.exists(table) ? Files.readAllLines(table).stream() : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> ourInodes() {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.map(TcpTable::target).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
