package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.SocketData;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import javax.management.ObjectName;

/** A JVM that is started with a socket as its standard input, as inetd and systemd do, and whose program takes it over. */
class InheritedSocketIT {
    /** The pipe of the test moves to descriptor 3, and the JVM takes Python's place. */
    private static final String LISTENING = "exec 3<&0; exec python3 -c '"
            + "import os, socket, sys\n"
            + "listener = socket.socket()\n"
            + "listener.bind((\"127.0.0.1\", 0))\n"
            + "listener.listen(7)\n"
            + "os.dup2(listener.fileno(), 0)\n"
            + "os.execv(sys.argv[1], sys.argv[1:])' \"$@\"";

    private static ForkedJvm program(Jdk jdk, String shell) throws Exception {
        return ForkedJvm.on(jdk)
                .after(shell)
                .withAgent("sample.seconds=0.1,name=shop")
                .program("Inherits");
    }

    private static void needsPython() throws Exception {
        Process process = new ProcessBuilder("bash", "-c", "command -v python3").start();
        Needed.orSkipped(process.waitFor() == 0, "no python3 is here to hand a listening socket to a JVM");
    }

    @OnEachJdk
    void a_listener_belongs_to_the_program_that_takes_it_over(Jdk jdk) throws Exception {
        needsPython();
        try (ForkedJvm jvm = program(jdk, LISTENING)) {
            String adopted = jvm.tell("adopt");
            assertThat(adopted).startsWith("listener /127.0.0.1:");
            int port = Integer.parseInt(adopted.substring(adopted.lastIndexOf(':') + 1));
            ObjectName listener = Names.listener(port, "127.0.0.1");
            InetAddress loopback = InetAddress.getLoopbackAddress();

            try (Socket first = new Socket(loopback, port);
                    Socket second = new Socket(loopback, port)) {
                assertThat(List.of(first, second)).allMatch(Socket::isConnected);
                Await.satisfied(
                        () -> jvm.beans().read(listener),
                        read -> assertThat(read)
                                .containsEntry("Used", 2L)
                                .containsEntry("App", "shop")
                                .containsEntry("Backlog", null)
                                .containsEntry("Limit", null));
                assertThat(jvm.tell("accept")).isEqualTo("1");

                assertThat(jvm.beans().server().invoke(listener, "setBacklog", new Object[] {50}, new String[] {"int"}))
                        .isEqualTo("50 is the effective backlog now");
                assertThat(ListeningRow.of(port)).containsExactly(new ListeningRow(1, 50));
                Await.satisfied(
                        () -> jvm.beans().read(listener),
                        read -> assertThat(read)
                                .containsEntry("Used", 1L)
                                .containsEntry("Limit", 50L)
                                .containsEntry("AcceptedTotal", 1L));
                // twice counted by then: descriptor 0 is the same socket still, and no other listener
                jvm.beans().awaitSamples(3);
                assertThat(jvm.beans().names(new ObjectName("tcp.headroom:type=Listener,port=" + port + ",*")))
                        .hasSize(1);
                assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
                assertThat(jvm.beans().agent().hooks())
                        .containsEntry("adopt inherited", "INSTALLED sun.nio.ch.InheritedChannel.createChannel");
            }

            jvm.leave();
            Await.satisfied(
                    () -> jvm.beans().names(), names -> assertThat(names).doesNotContain(listener.toString()));
        }
    }

    @OnEachJdk
    void a_connection_belongs_to_the_program_that_takes_it_over(Jdk jdk) throws Exception {
        try (ServerSocket peer = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ForkedJvm jvm = program(jdk, "exec 3<&0; exec 0<>/dev/tcp/127.0.0.1/" + peer.getLocalPort())) {
            assertThat(jvm.tell("adopt")).startsWith("connection /127.0.0.1:");

            SocketData socket = Await.satisfied(
                            () -> jvm.beans().sockets().list("shop accepted 127.0.0.1:" + peer.getLocalPort()),
                            found -> assertThat(found).hasSize(1))
                    .get(0);
            assertThat(socket.getKernelState()).isEqualTo("ESTABLISHED");
            assertThat(socket.getPeer()).isEqualTo("127.0.0.1:" + peer.getLocalPort());

            jvm.leave();
            Await.until(
                    () -> jvm.beans()
                            .sockets()
                            .list("shop accepted 127.0.0.1:" + peer.getLocalPort())
                            .size(),
                    0);
        }
    }
}
