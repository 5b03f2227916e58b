package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.SocketData;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A program that does not read the datagrams that it gets. */
class DatagramsIT {
    private static final int MORE_THAN_A_BUFFER_HOLDS = 5_000;

    @OnEachJdk
    void a_socket_that_drops_datagrams_is_a_finding_that_names_it_and_one_that_does_not_is_none(Jdk jdk)
            throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent("sample.seconds=0.1").scripted()) {
            jvm.tell("as collector");
            jvm.tell("open datagram-socket 1");
            jvm.tell("as other");
            jvm.tell("open datagram-socket 1");
            SocketData socket = Await.satisfied(
                            () -> jvm.beans().sockets().list("collector datagram"),
                            listed -> assertThat(listed).hasSize(1))
                    .get(0);
            assertThat(findings(jvm)).isEmpty();

            int port = port(jvm, socket);
            send(port);

            Await.satisfied(
                    () -> findings(jvm),
                    findings -> assertThat(findings)
                            .singleElement()
                            .asString()
                            .startsWith("WARN app collector: datagrams to ")
                            .contains(":" + port + " are dropped", "opened at io.tcpheadroom.programs."));
        }
    }

    private static List<String> findings(ForkedJvm jvm) throws Exception {
        return jvm.beans().advice().findings().stream()
                .map(Objects::toString)
                .filter(finding -> finding.contains("datagrams"))
                .toList();
    }

    /** As the kernel has it, by the socket's inode. */
    private static int port(ForkedJvm jvm, SocketData socket) throws IOException {
        String inode = jvm.link(socket.getDescriptor()).replaceAll("\\D", "");
        for (String table : List.of("/proc/net/udp6", "/proc/net/udp")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] words = line.trim().split(" +");
                if (words[9].equals(inode)) {
                    return Integer.parseInt(words[1].split(":")[1], 16);
                }
            }
        }
        throw new AssertionError("no row of socket " + inode);
    }

    private static void send(int port) throws IOException {
        byte[] datagram = new byte[512];
        InetSocketAddress to = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (DatagramSocket sender = new DatagramSocket()) {
            for (int i = 0; i < MORE_THAN_A_BUFFER_HOLDS; i++) {
                sender.send(new DatagramPacket(datagram, datagram.length, to));
            }
        }
    }
}
