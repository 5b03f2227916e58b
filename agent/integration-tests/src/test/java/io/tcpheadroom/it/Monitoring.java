package io.tcpheadroom.it;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** What {@code docs/monitoring} holds, and the programs of others that it is tried with. */
final class Monitoring {
    static final Path DOCS =
            Path.of(System.getProperty("monitoring.docs")).toAbsolutePath().normalize();

    /** What we document for jmx_exporter. */
    static final Path JMX_EXPORTER = DOCS.resolve("jmx-exporter.yml");

    /** Below those that the kernel gives away by default; each JVM of tests begins elsewhere. */
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(20_000 + (int) (ProcessHandle.current().pid() % 5_000));

    private Monitoring() {}

    /** The option for the agent of jmx_exporter, with what we document. */
    static String jmxExporter(int port) {
        return jmxExporter(port, JMX_EXPORTER);
    }

    static String jmxExporter(int port, Path configuration) {
        return "-javaagent:" + jar("jmx_prometheus_javaagent") + "=127.0.0.1:" + port + ":" + configuration;
    }

    /** An agent or a program from Maven Central. */
    static Path jar(String artifact) {
        Path jar = Path.of(System.getProperty("monitoring.jars"), artifact + ".jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: the build copies it before the integration tests");
        }
        return jar.toAbsolutePath();
    }

    /** A port of the loopback address that nobody has just now, and that no outgoing connection is given. */
    static int freePort() throws IOException {
        for (int tries = 0; tries < 100; tries++) {
            try (ServerSocket socket =
                    new ServerSocket(NEXT_PORT.getAndIncrement(), 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // then the next one
            }
        }
        throw new IOException("no port is free below " + NEXT_PORT);
    }
}
