package io.tcpheadroom.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What {@code ss -ltn} says of a listener on this port, seen from outside: the queue, and the backlog that the kernel has. */
record ListeningRow(long queued, long backlog) {
    static List<ListeningRow> of(int port) throws IOException, InterruptedException {
        Needed.that(Files.isExecutable(ss()), "no ss of iproute2 is here");
        Process process = new ProcessBuilder(ss().toString(), "-Hltn", "sport", "=", ":" + port)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
        return said.lines()
                .map(line -> line.strip().split("\\s+"))
                .map(words -> new ListeningRow(Long.parseLong(words[1]), Long.parseLong(words[2])))
                .toList();
    }

    private static Path ss() {
        return Stream.of("/usr/bin/ss", "/bin/ss", "/usr/sbin/ss", "/sbin/ss")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("/usr/bin/ss"));
    }
}
